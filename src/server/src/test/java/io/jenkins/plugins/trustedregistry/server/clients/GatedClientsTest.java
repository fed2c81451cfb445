// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people see whose client asks for an image that a gate stops: the same verdict, and the same sentence, whatever they pull with.
 * A client that is not installed is passed over, loudly, and the others are not.
 */
@Tag("slow")
class GatedClientsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GATES = "/api/v1/repositories/technology/test/-/gates";
    private static final String[] SENTENCE = {
        "technology/test:bad is stopped by a gate",
        "it has 1 vulnerability rated critical where at most 0 are allowed",
        "CVE-2022-37434 in zlib 1:1.2.11.dfsg-2 (mended in 1:1.2.11.dfsg-4.1)",
        "Ask security@example.com."
    };

    @TempDir
    private static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        OsvRecords.importInto(
                folder.resolve("home"), "Debian", OsvRecords.debian("CVE-2022-37434", "zlib", "1:1.2.11.dfsg-4.1"));
        server = Launch.plain(folder).start();
        server.tellTheStory();
        push("technology/test:bad", "1:1.2.11.dfsg-2");
        push("technology/test:good", "1:1.2.13.dfsg-1");
        for (String tag : new String[] {"bad", "good"}) {
            Waiting.until(
                    () -> JSON.readTree(server.api("GET", "/api/v1/repositories/technology/test/-/tags/" + tag, ""))
                            .at("/scan/state")
                            .asText()
                            .equals("scanned"));
        }
        server.api("PATCH", "/api/v1/repositories/technology/test", "{\"scanOnPush\":false}");
        push("technology/test:unscanned", "1:1.2.14.dfsg-1");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "podman", "skopeo", "buildah", "oras"})
    void everyClientHasTheSameVerdictAndShowsTheSentence(String name) throws Exception {
        try (GatedClients.Client client =
                new GatedClients(server, Files.createDirectories(folder.resolve("clients"))).named(name)) {
            policy("enforce");
            client.pull("technology/test:bad").failed().says(SENTENCE);
            client.pull("technology/test:good").succeeded();
            client.pull("technology/test:unscanned")
                    .failed()
                    .says("technology/test:unscanned is stopped by a gate", "scanned", "Ask security@example.com.");

            policy("warn");
            client.pull("technology/test:bad").succeeded();
            policy("enforce");
            String exception = JSON.readTree(server.api(
                            "POST",
                            GATES + "/exceptions",
                            "{\"vulnerability\":\"CVE-2022-37434\",\"reason\":\"it is not reachable\"}"))
                    .get("id")
                    .asText();
            client.pull("technology/test:bad").succeeded();
            server.api("DELETE", GATES + "/exceptions/" + exception, "");
            client.pull("technology/test:bad").failed().says(SENTENCE);

            client.login("nigelpoulton").succeeded();
            client.pull("technology/test:bad").succeeded(); // who pushed it reads it
            client.login("stranger").succeeded();
            client.pull("technology/test:bad").failed().says(SENTENCE);
        }
    }

    private static void policy(String mode) throws Exception {
        server.api(
                "PUT",
                GATES + "/policies/no-criticals",
                "{\"mode\":\"" + mode + "\",\"ask\":\"security@example.com\","
                        + "\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}");
    }

    /** A Debian 12 that has nothing but one zlib, pushed by nigelpoulton. */
    private static void push(String image, String zlib) throws Exception {
        Path root = Files.createTempDirectory(folder, "system");
        Files.createDirectories(root.resolve("etc"));
        Files.createDirectories(root.resolve("var/lib/dpkg"));
        Files.writeString(root.resolve("etc/os-release"), "ID=debian\nVERSION_ID=\"12\"\n");
        Files.writeString(root.resolve("var/lib/dpkg/status"), """
                Package: zlib1g
                Status: install ok installed
                Architecture: amd64
                Source: zlib
                Version: %s

                """.formatted(zlib));
        Path tar = folder.resolve(root.getFileName() + ".tar");
        Command.in(folder)
                .run("tar", "--create", "--file", tar.toString(), "--directory", root.toString(), ".")
                .succeeded();
        byte[] layer = Files.readAllBytes(tar);
        byte[] config = """
                {"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["%s"]}}\
                """.formatted(Images.digest(layer)).getBytes(UTF_8);
        String[] name = image.split(":");
        String repository = "/v2/" + name[0];
        send("POST", repository + "/blobs/uploads/?digest=" + Images.digest(layer), "application/octet-stream", layer);
        send(
                "POST",
                repository + "/blobs/uploads/?digest=" + Images.digest(config),
                "application/octet-stream",
                config);
        send(
                "PUT",
                repository + "/manifests/" + name[1],
                Images.MANIFEST,
                Images.manifest(config, layer).getBytes(UTF_8));
    }

    private static void send(String method, String path, String type, byte[] body) throws Exception {
        HttpResponse<String> answer = server.http()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + path))
                                .header("Authorization", RunningServer.basic("nigelpoulton", RunningServer.PASSWORD))
                                .header("Content-Type", type)
                                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
