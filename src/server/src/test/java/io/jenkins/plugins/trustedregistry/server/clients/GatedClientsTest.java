// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see whose client asks for an image that a gate stops: the same sentence in docker, podman and skopeo. */
@Tag("slow")
class GatedClientsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String[] SENTENCE = {
        "technology/test:bad is stopped by a gate",
        "it has 1 vulnerability rated critical where at most 0 are allowed",
        "CVE-2022-37434 in zlib 1:1.2.11.dfsg-2 (mended in 1:1.2.11.dfsg-4.1)",
        "Ask security@example.com."
    };

    @TempDir
    private static Path folder;

    /** A Debian 12 that has nothing but an old zlib. */
    private static Path system() throws Exception {
        Path root = folder.resolve("system");
        Files.createDirectories(root.resolve("etc"));
        Files.createDirectories(root.resolve("var/lib/dpkg"));
        Files.writeString(root.resolve("etc/os-release"), "ID=debian\nVERSION_ID=\"12\"\n");
        Files.writeString(root.resolve("var/lib/dpkg/status"), """
                Package: zlib1g
                Status: install ok installed
                Architecture: amd64
                Source: zlib
                Version: 1:1.2.11.dfsg-2

                """);
        Path tar = folder.resolve("system.tar");
        Command.in(folder)
                .run("tar", "--create", "--file", tar.toString(), "--directory", root.toString(), ".")
                .succeeded();
        return tar;
    }

    @Test
    void everyClientShowsTheSentenceAndThePusherStillReads() throws Exception {
        Tools.needRoot();
        OsvRecords.importInto(
                folder.resolve("home"), "Debian", OsvRecords.debian("CVE-2022-37434", "zlib", "1:1.2.11.dfsg-4.1"));
        try (RunningServer server = Launch.plain(folder).start();
                DockerEngine engine = DockerEngine.start(Files.createDirectories(folder.resolve("engine")))) {
            server.tellTheStory();
            String image = server.address() + "/technology/test:bad";
            Command pusher = engine.docker(Files.createDirectories(folder.resolve("pusher")));
            pusher.run(engine.client(), "import", system().toString(), image).succeeded();
            pusher.feed(
                            RunningServer.PASSWORD,
                            engine.client(),
                            "login",
                            "--username",
                            "nigelpoulton",
                            "--password-stdin",
                            server.address())
                    .succeeded();
            pusher.run(engine.client(), "push", image).succeeded();
            Waiting.until(() -> JSON.readTree(server.api("GET", "/api/v1/repositories/technology/test/-/tags/bad", ""))
                    .at("/scan/state")
                    .asText()
                    .equals("scanned"));
            server.api(
                    "PUT",
                    "/api/v1/gates/policies/no-criticals",
                    "{\"ask\":\"security@example.com\",\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}");

            pusher.run(engine.client(), "rmi", image).succeeded();
            Command stranger = engine.docker(Files.createDirectories(folder.resolve("stranger")));
            stranger.run(engine.client(), "pull", image).failed().says(SENTENCE);
            Podman podman = Podman.on(server, Files.createDirectories(folder.resolve("podman")));
            Files.writeString(podman.folder().resolve("auth.json"), "{}"); // nobody is logged in
            podman.remote("pull", image).failed().says(SENTENCE);
            Skopeo skopeo = Skopeo.on(server, Files.createDirectories(folder.resolve("skopeo")));
            skopeo.inspect("technology/test:bad").failed().says(SENTENCE);

            pusher.run(engine.client(), "pull", image).succeeded();
        }
    }
}
