// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that wants signatures, and the program that makes them, in each of its formats. */
@Tag("slow")
class CosignTest {
    @TempDir
    private Path folder;

    /** Where it is, when the distribution does not have it: {@code -Dcosign=PATH}. */
    private static String cosign() {
        String given = System.getProperty("cosign", "");
        return given.isEmpty() ? Tools.need("cosign") : given;
    }

    @Test
    void whatCosignSignsWithTheNamedKeyIsLetThroughAndNothingElse() throws Exception {
        String cosign = cosign();
        Command signer = Command.in(Files.createDirectories(folder.resolve("signer")))
                .with("COSIGN_PASSWORD", "")
                .with("COSIGN_EXPERIMENTAL", "1")
                .with("DOCKER_CONFIG", folder.resolve("signer").toString());
        signer.run(cosign, "generate-key-pair").succeeded();
        signer.run(cosign, "generate-key-pair", "--output-key-prefix=other").succeeded();
        Path settings = Files.writeString(
                folder.resolve("settings.yaml"),
                "unclassified:\n  trustedRegistry:\n    gates:\n      keys:\n        - name: release\n          pem: |\n"
                        + Files.readString(folder.resolve("signer/cosign.pub")).indent(12));

        try (RunningServer server =
                Launch.plain(folder).with("--config", settings.toString()).start()) {
            server.tellTheStory();
            server.api(
                    "PUT",
                    "/api/v1/gates/policies/signed",
                    "{\"rules\":[{\"rule\":\"signature\",\"keys\":[\"release\"]}]}");
            Skopeo pusher = Skopeo.on(server, Files.createDirectories(folder.resolve("pusher")));
            pusher.login("nigelpoulton").succeeded();
            Skopeo stranger = Skopeo.on(server, Files.createDirectories(folder.resolve("stranger")));
            signer.feed(
                            RunningServer.PASSWORD,
                            cosign,
                            "login",
                            "--username=nigelpoulton",
                            "--password-stdin",
                            server.address())
                    .succeeded();
            List<String> ways = ways(signer, cosign);
            for (int i = 0; i < ways.size(); i++) {
                String image = "technology/test:v" + i;
                Path own = Files.createDirectories(folder.resolve("image" + i));
                Files.writeString(Files.createDirectories(own.resolve("root")).resolve("number"), "" + i);
                String digest = pusher.push(Images.layout(own), image);
                String signed = server.address() + "/technology/test@" + digest;
                stranger.inspect(image)
                        .failed()
                        .says("it is not signed with the key 'release'", "there is no signature");

                sign(signer, cosign, "other.key", signed, ways.get(i)).succeeded();
                stranger.inspect(image).failed().says("a key that the settings don't name");
                sign(signer, cosign, "cosign.key", signed, ways.get(i)).succeeded();
                stranger.inspect(image).succeeded();
            }
        }
    }

    /** Bundles only where this version makes them of images. */
    private static List<String> ways(Command signer, String cosign) {
        List<String> ways =
                new ArrayList<>(List.of("--registry-referrers-mode=legacy", "--registry-referrers-mode=oci-1-1"));
        if (signer.run(cosign, "sign", "--help").output().contains("--new-bundle-format")) {
            ways.add("--new-bundle-format");
        }
        return ways;
    }

    private static Command.Result sign(Command signer, String cosign, String key, String image, String way) {
        return signer.run(
                cosign, "sign", "--yes", "--tlog-upload=false", "--allow-http-registry", "--key=" + key, way[0], image);
    }
}
