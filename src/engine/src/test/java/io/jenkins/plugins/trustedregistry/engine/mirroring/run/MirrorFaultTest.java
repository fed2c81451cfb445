// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import static io.jenkins.plugins.trustedregistry.engine.mirroring.run.MirrorPair.digest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.trustedregistry.engine.client.CuttingProxy;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other registries, and the way there, out of order. */
@Timeout(300)
class MirrorFaultTest {
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("alice:alice-password".getBytes(StandardCharsets.UTF_8));
    private static final int LAYER = 3_000_000;
    private static final int CUT_AFTER = 700_000;

    @TempDir
    private Path folder;

    private static TestImage image(String text) throws Exception {
        return TestImage.empty().layer("ADD x /", Map.of("etc/x", text));
    }

    private static TestImage large() {
        byte[] layer = new byte[LAYER];
        new Random(7).nextBytes(layer);
        return TestImage.empty().raw("ADD x /", "application/vnd.oci.image.layer.v1.tar", layer);
    }

    private static JsonNode poll(MirrorPair pair, FakeRegistry registry) throws Exception {
        pair.mirror("alice", "in", "poll", registry.url(), "");
        return pair.run("in");
    }

    @Test
    void cutConnectionsGoOnFromWhereTheyBrokeInBothDirections() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder);
                CuttingProxy proxy =
                        new CuttingProxy(URI.create(pair.there.url()).getPort(), CUT_AFTER, 2);
                CuttingProxy back =
                        new CuttingProxy(URI.create(pair.there.url()).getPort(), CUT_AFTER, 2)) {
            String pushed = large().push(pair.here, "dev/app", "v1").toString();
            pair.mirror("alice", "out", "push", "http://127.0.0.1:" + proxy.port(), ",\"triggers\":[]");
            pair.run("out");

            assertThat(digest(pair.there, "far/app", "v1")).isEqualTo(pushed);
            assertThat(proxy.cutsLeft()).isZero();

            TestImage.empty()
                    .raw("ADD x /", "application/vnd.oci.image.layer.v1.tar", new byte[LAYER])
                    .push(pair.there, "far/app", "v2");
            pair.mirror(
                    "alice", "in", "poll", "http://127.0.0.1:" + back.port(), ",\"criteria\":[\"tag starts with v2\"]");
            pair.run("in");

            assertThat(pair.copies("in")).containsExactly("v2 copied");
            assertThat(back.cutsLeft()).isZero();
        }
    }

    @Test
    void aRegistryThatAsksToBeLeftAloneIsLeftAloneAsLongAsItAsks() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder);
                FakeRegistry registry = new FakeRegistry()) {
            registry.tag("v1", image("one"));
            registry.strike(call -> {
                if (!call.getRequestURI().getPath().contains("/manifests/")) {
                    return false;
                }
                call.getResponseHeaders().add("Retry-After", "3600");
                FakeRegistry.answer(call, 429, new byte[0]);
                return true;
            });
            JsonNode job = poll(pair, registry);

            assertThat(job.get("state").asText()).isEqualTo("queued");
            assertThat(job.toString()).contains("429");
            assertThat(registry.asked().stream().filter(each -> each.contains("/manifests/")))
                    .hasSize(1);
        }
    }

    @Test
    void aTagThatIsDamagedThereFailsAndTheNextOneComes() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder);
                FakeRegistry registry = new FakeRegistry()) {
            TestImage damaged = image("one");
            registry.tag("v1", damaged);
            registry.tag("v2", image("two"));
            registry.strike(call -> {
                boolean wrong = call.getRequestMethod().equals("GET")
                        && call.getRequestURI()
                                .getPath()
                                .endsWith(damaged.digest().toString());
                if (wrong) {
                    call.getResponseHeaders().add("Content-Type", RuleFixture.MANIFEST);
                    FakeRegistry.answer(call, 200, "{\"schemaVersion\":2}".getBytes(StandardCharsets.UTF_8));
                }
                return wrong;
            });
            JsonNode job = poll(pair, registry);

            assertThat(job.get("state").asText()).isEqualTo("failed");
            assertThat(pair.copies("in")).containsExactlyInAnyOrder("v1 failed", "v2 copied");
            assertThat(job.get("outcome").asText()).contains("not what its digest says");
            assertThat(digest(pair.here, "dev/app", "v1")).isEmpty();
        }
    }

    @Test
    void aRedirectIntoTheOwnNetworkIsNotFollowed() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder);
                FakeRegistry registry = new FakeRegistry()) {
            registry.tag("v1", image("one"));
            registry.strike(call -> {
                if (!call.getRequestURI().getPath().contains("/blobs/")) {
                    return false;
                }
                call.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data/");
                FakeRegistry.answer(call, 307, new byte[0]);
                return true;
            });
            JsonNode job = poll(pair, registry);

            assertThat(job.get("state").asText()).isEqualTo("failed");
            assertThat(job.get("outcome").asText()).contains("169.254.169.254", "not a public one");
        }
    }

    @Test
    void aTokenThatEndsInBetweenIsReplaced() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder);
                FakeRegistry registry = new FakeRegistry()) {
            TestImage image = image("one");
            registry.tag("v1", image);
            AtomicInteger issued = new AtomicInteger();
            AtomicInteger used = new AtomicInteger();
            registry.strike(call -> {
                if (call.getRequestURI().getPath().equals("/token")) {
                    String token = "{\"token\":\"t" + issued.incrementAndGet() + "\"}";
                    FakeRegistry.answer(call, 200, token.getBytes(StandardCharsets.UTF_8));
                    return true;
                }
                String shown = call.getRequestHeaders().getFirst("Authorization");
                boolean good = ("Bearer t" + issued.get()).equals(shown) && used.incrementAndGet() % 3 != 0;
                if (!good) {
                    call.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"/token\",service=\"fake\"");
                    FakeRegistry.answer(call, 401, new byte[0]);
                }
                return !good;
            });
            poll(pair, registry);

            assertThat(digest(pair.here, "dev/app", "v1"))
                    .isEqualTo(image.digest().toString());
            assertThat(issued.get()).isGreaterThan(1);
        }
    }

    @Test
    void theTokenServerMayBeAnotherThatMayBeCalled() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder);
                FakeRegistry tokens = new FakeRegistry();
                FakeRegistry registry = new FakeRegistry()) {
            TestImage image = image("one");
            registry.tag("v1", image);
            tokens.strike(call -> {
                boolean login = LOGIN.equals(call.getRequestHeaders().getFirst("Authorization"));
                FakeRegistry.answer(call, login ? 200 : 401, "{\"token\":\"t\"}".getBytes(StandardCharsets.UTF_8));
                return true;
            });
            registry.strike(call -> isChallenged(call, tokens.url() + "/token"));
            poll(pair, registry);

            assertThat(digest(pair.here, "dev/app", "v1"))
                    .isEqualTo(image.digest().toString());
            assertThat(tokens.asked()).contains("GET /token");
        }
    }

    @Test
    void aTokenServerInTheOwnNetworkIsNotCalled() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder);
                FakeRegistry registry = new FakeRegistry()) {
            registry.strike(call -> isChallenged(call, "http://127.0.0.2:1/token"));
            poll(pair, registry);

            assertThat(pair.last("in").get("sentence").asText()).contains("127.0.0.2", "not a public one");
        }
    }

    /** Whoever does not show the token is sent for it. */
    private static boolean isChallenged(HttpExchange call, String realm) throws IOException {
        boolean shown = "Bearer t".equals(call.getRequestHeaders().getFirst("Authorization"));
        if (!shown) {
            call.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"" + realm + "\",service=\"fake\"");
            FakeRegistry.answer(call, 401, new byte[0]);
        }
        return !shown;
    }

    @Test
    void aRunThatHangsEndsAtOnceWhenItIsCancelled() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (MirrorPair pair = MirrorPair.open(folder);
                FakeRegistry registry = new FakeRegistry()) {
            registry.tag("v1", image("one"));
            registry.strike(call -> {
                if (call.getRequestURI().getPath().contains("/blobs/")) {
                    call.sendResponseHeaders(200, 1000); // and nothing behind
                    held.countDown();
                    return true;
                }
                return false;
            });
            pair.mirror("alice", "in", "poll", registry.url(), "");
            JsonNode job = RuleFixture.json(pair.here
                    .send("alice", "POST", MirrorPair.MIRRORS + "/in/runs", "{}")
                    .body());
            held.await();
            RuleFixture.ok(
                    pair.here, "admin", "POST", "/api/v1/jobs/" + job.get("id").asLong() + "/cancel", "");

            assertThat(pair.ended(job.get("id").asLong()).get("state").asText()).isEqualTo("cancelled");
            assertThat(digest(pair.here, "dev/app", "v1")).isEmpty();
        }
    }

    @Test
    void aRunGoesOnBehindTheTagItHadReachedWhenTheProcessEnded() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (FakeRegistry registry = new FakeRegistry()) {
            TestImage second = image("two");
            registry.tag("v1", image("one"));
            registry.tag("v2", second);
            registry.strike(call -> {
                if (call.getRequestURI().getPath().endsWith(second.digest().toString())) {
                    held.countDown();
                    return true; // never answered
                }
                return false;
            });
            long id;
            try (MirrorPair pair = MirrorPair.open(folder)) {
                pair.mirror("alice", "in", "poll", registry.url(), "");
                id = RuleFixture.json(pair.here
                                .send("alice", "POST", MirrorPair.MIRRORS + "/in/runs", "{}")
                                .body())
                        .get("id")
                        .asLong();
                held.await();
            }
            registry.strike(call -> false);
            int before = registry.asked().size();
            try (MirrorPair pair = MirrorPair.open(folder)) {
                JsonNode job = pair.ended(id);

                assertThat(job.get("state").asText()).isEqualTo("succeeded");
                assertThat(digest(pair.here, "dev/app", "v2"))
                        .isEqualTo(second.digest().toString());
                assertThat(registry.asked().subList(before, registry.asked().size()))
                        .noneMatch(each -> each.endsWith("/manifests/v1"));
            }
        }
    }
}
