// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred clients at once, each over connections of its own, against a server with a small heap: each pushes an image of which
 * one layer is the same for all, then pulls somebody else's. Everything is checked byte for byte.
 */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CrowdTest {
    private static final int CLIENTS = 200;
    private static final int OWN = 100_000;
    private static final int COMMON = 1_000_000;
    private static final byte[] CONFIG = "{\"architecture\":\"amd64\",\"os\":\"linux\"}".getBytes(UTF_8);

    @TempDir
    private Path folder;

    @Test
    void pushesAndPullsOfAllAreRightAndABystanderIsAnswered() throws Exception {
        try (RunningServer server = Launch.tls(folder).start()) {
            server.api("POST", "/api/v1/organizations", "{\"name\":\"technology\",\"createOnPush\":true}");
            server.api("POST", "/api/v1/repositories", "{\"name\":\"technology/common\"}");
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
            try {
                Future<Integer> bystander = threads.submit(() -> pingUntil(over, server));
                List<RegistryUser> clients = clients(server);
                together(threads, index -> push(clients.get(index), index));
                together(threads, index -> pull(clients.get(index), (index + CLIENTS / 2) % CLIENTS));
                over.set(true);
                assertThat(bystander.get()).as("answers to a bystander").isPositive();
            } finally {
                over.set(true);
                threads.shutdownNow();
            }
            assertThat(server.log()).doesNotContain("OutOfMemory", " ERROR ", " WARN ");
            assertThat(server.stop()).isZero();
        }
        Launch.checkStorage(folder).succeeded().says("all is well");
    }

    /** Every second one speaks HTTP/2, every third logs in once and shows a token, as docker does; the others log in each time. */
    private static List<RegistryUser> clients(RunningServer server) throws Exception {
        List<RegistryUser> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            HttpClient http = HttpClient.newBuilder()
                    .sslContext(server.http().sslContext())
                    .version(i % 2 == 0 ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                    .build();
            RegistryUser password = new RegistryUser(
                    URI.create(server.url()), http, RunningServer.basic(RunningServer.ADMIN, RunningServer.PASSWORD));
            clients.add(i % 3 == 0 ? withToken(password, i) : password);
        }
        return clients;
    }

    private static RegistryUser withToken(RegistryUser user, int index) throws Exception {
        int other = (index + CLIENTS / 2) % CLIENTS;
        HttpResponse<byte[]> token = RegistryUser.expect(
                200,
                user.get("/token?service=x&scope=repository:technology/common:pull,push&scope=repository:"
                        + repository(index) + ":pull,push&scope=repository:" + repository(other) + ":pull,push"));
        String text =
                JsonMapper.builder().build().readTree(token.body()).get("token").asText();
        return new RegistryUser(user.server(), user.http(), "Bearer " + text);
    }

    private static String repository(int client) {
        return "technology/client" + client;
    }

    private static byte[] layer(int client) {
        byte[] content = new byte[client < 0 ? COMMON : OWN];
        new Random(client).nextBytes(content);
        return content;
    }

    private static byte[] manifest(int client) {
        return Images.manifest(CONFIG, layer(client)).getBytes(UTF_8);
    }

    /** One's own image, and the common one under the same tag that all others push at the same time. */
    private static Void push(RegistryUser client, int index) throws Exception {
        client.push(repository(index), CONFIG);
        client.push(repository(index), layer(index));
        client.tag(repository(index), "v1", manifest(index));
        client.push("technology/common", CONFIG);
        client.push("technology/common", layer(-1));
        client.tag("technology/common", "latest", manifest(-1));
        return null;
    }

    private static Void pull(RegistryUser client, int other) throws Exception {
        pullImage(client, repository(other), "v1", other);
        pullImage(client, "technology/common", "latest", -1);
        return null;
    }

    private static void pullImage(RegistryUser client, String repository, String tag, int image) throws Exception {
        HttpResponse<byte[]> manifest = RegistryUser.expect(200, client.get("/v2/" + repository + "/manifests/" + tag));
        assertThat(manifest.body()).isEqualTo(manifest(image));
        for (byte[] content : List.of(CONFIG, layer(image))) {
            HttpResponse<byte[]> blob =
                    RegistryUser.expect(200, client.get("/v2/" + repository + "/blobs/" + Images.digest(content)));
            assertThat(blob.body()).isEqualTo(content);
        }
    }

    /** Lets all begin at the same moment and waits for the last. */
    private static void together(ExecutorService threads, Work work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        List<Callable<Void>> all = IntStream.range(0, CLIENTS)
                .<Callable<Void>>mapToObj(index -> () -> {
                    start.await();
                    return work.of(index);
                })
                .toList();
        for (Future<Void> each : threads.invokeAll(all)) {
            each.get();
        }
    }

    /** What one client does. */
    @FunctionalInterface
    private interface Work {
        Void of(int client) throws Exception;
    }

    /** Somebody who has nothing to do with all that; how often they were answered. */
    private static int pingUntil(AtomicBoolean over, RunningServer server) throws Exception {
        RegistryUser bystander = RegistryUser.of(server, RunningServer.ADMIN);
        int answers = 0;
        while (!over.get()) {
            RegistryUser.expect(200, bystander.get("/v2/"));
            answers++;
        }
        return answers;
    }
}
