// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that wants signatures, and the program that makes them, in each of its formats. */
@Tag("slow")
class CosignTest {
    @TempDir
    private Path folder;

    /** Where it is, when the distribution does not have it: {@code -Dcosign=PATH}. */
    static String cosign() {
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
            List<List<String>> ways = ways(signer, cosign);
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

    /** Version 3 makes bundles and nothing else, and is told by a file that no service is asked; before that the tag or a referrer. */
    static List<List<String>> ways(Command signer, String cosign) {
        boolean bundles = signer.run(cosign, "sign", "--help").output().contains("--signing-config");
        if (!bundles) {
            List<String> offline = List.of("--tlog-upload=false");
            return List.of(
                    with(offline, "--registry-referrers-mode=legacy"),
                    with(offline, "--registry-referrers-mode=oci-1-1"));
        }
        String none = signer.folder().resolve("none.json").toString();
        signer.run(cosign, "signing-config", "create", "--out=" + none).succeeded();
        return List.of(List.of("--signing-config=" + none));
    }

    private static List<String> with(List<String> options, String more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    static Command.Result sign(Command signer, String cosign, String key, String image, List<String> way) {
        List<String> argv = new ArrayList<>(List.of(cosign, "sign", "--yes", "--allow-http-registry", "--key=" + key));
        argv.addAll(way);
        argv.add(image);
        return signer.run(argv.toArray(String[]::new));
    }
}
