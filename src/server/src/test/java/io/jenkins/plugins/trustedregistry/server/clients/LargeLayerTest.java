// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A layer forty times as large as the server's heap passes through it, both ways; and one twelve times as large through mirrors. */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class LargeLayerTest {
    private static final int BLOCK = 1024 * 1024;
    private static final int BLOCKS = 10 * 1024;
    private static final long SIZE = (long) BLOCKS * BLOCK;
    private static final long NEEDED = SIZE + 1024L * BLOCK;
    private static final int MIRRORED = 3 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private RunningServer server;

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void passesThroughASmallHeap() throws Exception {
        Tools.needSpace(folder, NEEDED);
        server = Launch.plain(folder).start();
        RegistryUser admin = RegistryUser.of(server, RunningServer.ADMIN);

        String digest = upload(admin.startUpload("admin/large"), BLOCKS);

        byte[] config = "{\"architecture\":\"amd64\",\"os\":\"linux\"}".getBytes(UTF_8);
        admin.push("admin/large", config);
        admin.tag("admin/large", "v1", manifest(config, digest, SIZE));
        assertThat(download(digest)).isEqualTo(digest);
        assertThat(server.log()).doesNotContain("OutOfMemory", " ERROR ");
    }

    @Test
    void goesToAnotherRegistryAndComesBackThroughSmallHeaps() throws Exception {
        long size = (long) MIRRORED * BLOCK;
        Tools.needSpace(folder, 4 * size);
        Path settings = Files.writeString(folder.resolve("settings.yaml"), """
                unclassified:
                  trustedRegistry:
                    webhooks: {allowedTargets: [127.0.0.1], allowHttp: true}
                """);
        server = Launch.plain(folder).with("--config", settings.toString()).start();
        try (RunningServer there =
                Launch.plain(Files.createDirectories(folder.resolve("there"))).start()) {
            RegistryUser admin = RegistryUser.of(server, RunningServer.ADMIN);
            String digest = upload(admin.startUpload("admin/large"), MIRRORED);
            byte[] config = "{\"architecture\":\"amd64\",\"os\":\"linux\"}".getBytes(UTF_8);
            admin.push("admin/large", config);
            admin.tag("admin/large", "v1", manifest(config, digest, size));
            server.api("POST", "/api/v1/repositories", "{\"name\":\"admin/back\"}");

            assertThat(mirrored("admin/large", "push", there)).isEqualTo("copied");
            assertThat(mirrored("admin/back", "poll", there)).isEqualTo("copied");

            RegistryUser.expect(200, admin.get("/v2/admin/back/manifests/v1"));
            assertThat(there.log() + server.log()).doesNotContain("OutOfMemory", " ERROR ");
        }
    }

    /** How the mirror of a repository ended that was run by hand. */
    private String mirrored(String repository, String direction, RunningServer there) throws Exception {
        String mirrors = "/api/v1/repositories/" + repository + "/-/mirrors";
        server.api(
                "POST",
                mirrors,
                JSON.writeValueAsString(Map.of(
                        "name",
                        "m",
                        "direction",
                        direction,
                        "registry",
                        there.url(),
                        "repository",
                        "admin/mirrored",
                        "username",
                        RunningServer.ADMIN,
                        "password",
                        RunningServer.PASSWORD)));
        server.api("POST", mirrors + "/m/runs", "{}");
        JsonNode mirror = JSON.readTree(server.api("GET", mirrors + "/m", ""));
        while (!mirror.has("lastRun")) {
            Thread.onSpinWait();
            mirror = JSON.readTree(server.api("GET", mirrors + "/m", ""));
        }
        return mirror.at("/lastRun/outcome").asText();
    }

    private String upload(String location, int blocks) throws IOException {
        MessageDigest sha256 = Images.sha256();
        try (RawConnection connection = RawConnection.to(server)) {
            connection.send(request("PATCH", location) + "Content-Length: " + (long) blocks * BLOCK + "\r\n\r\n");
            OutputStream out = connection.output();
            Content content = new Content();
            for (int i = 0; i < blocks; i++) {
                byte[] block = content.next();
                sha256.update(block);
                out.write(block);
            }
            assertThat(connection.answer().status()).isEqualTo(202);
            String digest = "sha256:" + HexFormat.of().formatHex(sha256.digest());
            String end = location + (location.contains("?") ? "&" : "?") + "digest=" + digest;
            connection.send(request("PUT", end) + "Content-Length: 0\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(201);
            return digest;
        }
    }

    /** The digest of what comes; it is not kept. */
    private String download(String digest) throws IOException {
        MessageDigest sha256 = Images.sha256();
        try (RawConnection connection = RawConnection.to(server)) {
            connection.send(request("GET", "/v2/admin/large/blobs/" + digest) + "\r\n");
            RawConnection.Answer answer = connection.head();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.length()).isEqualTo(SIZE);
            byte[] buffer = new byte[BLOCK];
            long left = SIZE;
            while (left > 0) {
                int read = connection.input().read(buffer, 0, (int) Math.min(buffer.length, left));
                assertThat(read).as("%s bytes are missing", left).isPositive();
                sha256.update(buffer, 0, read);
                left -= read;
            }
        }
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private static String request(String method, String target) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + RunningServer.basic(RunningServer.ADMIN, RunningServer.PASSWORD) + "\r\n";
    }

    private static byte[] manifest(byte[] config, String layer, long size) {
        return """
                {"schemaVersion":2,"mediaType":"%s",\
                "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},\
                "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}""".formatted(Images.MANIFEST, Images.digest(config), config.length, layer, size)
                .getBytes(UTF_8);
    }

    /** Blocks that nothing between here and the disk can make smaller, and no two are the same. */
    private static final class Content {
        private final byte[] block = new byte[BLOCK];
        private long number;

        Content() {
            new Random(1).nextBytes(block);
        }

        byte[] next() {
            ByteBuffer.wrap(block).putLong((int) (number * 4096 % (BLOCK - Long.BYTES)), number);
            number++;
            return block;
        }
    }
}
