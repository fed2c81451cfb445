// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of clients that begin something and then do nothing, against a real server with a heap of 256 MB: memory and threads
 * stay bounded, everybody else is served meanwhile, and what they took is given back when they go.
 */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SlowClientsTest {
    private static final String REPOSITORY = "technology/test";
    private static final int MANY = 2_500;
    private static final int MOST_THREADS = 320;
    private static final long MOST_KILOBYTES = 900_000;

    @TempDir
    private Path folder;

    private final List<RawConnection> idlers = new ArrayList<>();
    private RunningServer server;
    private RegistryUser admin;

    @BeforeEach
    void start() throws Exception {
        server = Launch.plain(folder).start();
        server.tellTheStory();
        admin = RegistryUser.of(server, RunningServer.ADMIN);
    }

    @AfterEach
    void stop() throws Exception {
        for (RawConnection idler : idlers) {
            idler.close();
        }
        server.close();
    }

    @Test
    void readersThatStopReading() throws Exception {
        String digest = admin.push(REPOSITORY, new byte[8 << 20]);
        for (int i = 0; i < MANY; i++) {
            idlers.add(RawConnection.to(server).send(head("GET", "/v2/" + REPOSITORY + "/blobs/" + digest) + "\r\n"));
        }
        for (RawConnection idler : idlers) {
            assertThat(idler.head().status()).isEqualTo(200);
        }
        assertServesOthers();
        assertBounded();
        hangUp();
        assertServesOthers();
    }

    @Test
    void writersThatStopWriting() throws Exception {
        // As many as there are threads to work on requests: each body is read by one.
        for (int i = 0; i < 200; i++) {
            idlers.add(RawConnection.to(server)
                    .send(head("PATCH", admin.startUpload(REPOSITORY))
                            + "Content-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\nhello"));
        }
        assertServesOthers();
        assertBounded();
        hangUp();
        assertServesOthers();
    }

    @Test
    void clientsThatNeverFinishTheirHeaders() throws Exception {
        for (int i = 0; i < MANY; i++) {
            idlers.add(RawConnection.to(server).send("GET /v2/ HTTP/1.1\r\nHost: x\r\nX-"));
        }
        assertServesOthers();
        assertBounded();
        hangUp();
        assertServesOthers();
    }

    private void hangUp() throws IOException {
        for (RawConnection idler : idlers) {
            idler.cut();
        }
        idlers.clear();
    }

    private void assertServesOthers() throws Exception {
        for (int i = 0; i < 20; i++) {
            byte[] content = ("content " + System.nanoTime()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            String digest = admin.push(REPOSITORY, content);
            assertThat(admin.get("/v2/" + REPOSITORY + "/blobs/" + digest).body())
                    .isEqualTo(content);
        }
        assertThat(server.log()).doesNotContain("OutOfMemory", " ERROR ");
    }

    private void assertBounded() throws IOException {
        long threads = 0;
        long kilobytes = 0;
        for (String line :
                Files.readAllLines(Path.of("/proc/" + server.process().pid() + "/status"))) {
            if (line.startsWith("Threads:")) {
                threads = number(line);
            } else if (line.startsWith("VmRSS:")) {
                kilobytes = number(line);
            }
        }
        System.err.println(
                "with " + idlers.size() + " idle clients: " + threads + " threads, " + kilobytes / 1024 + " MB");
        assertThat(threads).isBetween(1L, (long) MOST_THREADS);
        assertThat(kilobytes).isBetween(1L, MOST_KILOBYTES);
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D+", ""));
    }

    private static String head(String method, String target) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + RunningServer.basic(RunningServer.ADMIN, RunningServer.PASSWORD) + "\r\n";
    }
}
