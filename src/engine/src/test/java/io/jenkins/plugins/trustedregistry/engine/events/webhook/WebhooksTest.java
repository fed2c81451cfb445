// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateAuthority;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import io.jenkins.plugins.trustedregistry.engine.settings.WebhookSettings;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks against real servers on this machine. */
@Timeout(300)
class WebhooksTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    void sendsWhatHappenedSignedSoThatAReceiverCanTell() throws Exception {
        try (TestWebhooks test = TestWebhooks.open(folder);
                Receiver receiver = Receiver.open()) {
            Webhook hook = test.hook(receiver.url("/in?x=1"));
            test.push("v1");

            Receiver.Received call = receiver.next();
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.path()).isEqualTo("/in?x=1");
            assertThat(call.headers()).containsEntry("Content-Type", "application/json");
            assertThat(call.headers()).containsEntry("trusted-registry-event", "TAG_PUSH");
            assertThat(call.headers().get("webhook-signature")).isEqualTo(signature(call, "a secret of this test"));
            assertThat(call.headers().get("webhook-timestamp"))
                    .isEqualTo(Long.toString(test.clock.instant().getEpochSecond()));
            JsonNode body = JSON.readTree(call.body());
            assertThat(body.path("type").asText()).isEqualTo("TAG_PUSH");
            assertThat(body.path("createdAt").asText()).isEqualTo("2026-11-25T10:00:00Z");
            assertThat(body.path("actor").asText()).isEqualTo("alice");
            assertThat(body.at("/contents/namespace").asText()).isEqualTo("technology");
            assertThat(body.at("/contents/repository").asText()).isEqualTo("test");
            assertThat(body.at("/contents/tag").asText()).isEqualTo("v1");
            assertThat(body.at("/contents/imageName").asText()).isEqualTo("technology/test:v1");
            assertThat(body.path("location").asText())
                    .isEqualTo("https://registry.example/api/v1/repositories/technology/test/-/tags/v1");
            Delivery done = test.await(hook, delivery -> delivery.state() == Delivery.State.DELIVERED);
            assertThat(call.headers()).containsEntry("webhook-id", done.message());
            assertThat(done.last().orElseThrow().response()).isEqualTo("ok");
            assertThat(test.webhooks.find(hook.id()).orElseThrow().lastSuccessfulAt())
                    .contains(test.clock.instant());
        }
    }

    /** As docs/user-guide.md tells receivers to do it, and with nothing of the registry's own code. */
    private static String signature(Receiver.Received call, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed =
                call.headers().get("webhook-id") + "." + call.headers().get("webhook-timestamp") + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** The example of the specification of Standard Webhooks. */
    @Test
    void signsAsStandardWebhooksDo() {
        SigningSecret secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(secret.toString()).doesNotContain("MfKQ");
    }

    @Test
    void sendsCloudEventsWithEveryFieldTheSpecificationAsksFor() throws Exception {
        try (TestWebhooks test = TestWebhooks.open(folder);
                Receiver receiver = Receiver.open()) {
            test.hook(receiver.url("/"), PayloadFormat.CLOUDEVENTS, Trust.USUAL);
            test.push("v1");

            Receiver.Received call = receiver.next();
            JsonNode event = JSON.readTree(call.body());
            assertThat(call.headers().get("Content-Type")).startsWith("application/cloudevents+json");
            assertThat(event.path("specversion").asText()).isEqualTo("1.0");
            assertThat(event.path("id").asText()).isNotEmpty();
            assertThat(event.path("source").asText()).isEqualTo("https://registry.example");
            assertThat(event.path("type").asText()).isEqualTo("io.jenkins.trustedregistry.tag.push");
            assertThat(event.path("subject").asText()).isEqualTo("technology/test:v1");
            assertThat(Instant.parse(event.path("time").asText())).isEqualTo(test.clock.instant());
            assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
            assertThat(event.at("/data/tag").asText()).isEqualTo("v1");
            event.fieldNames().forEachRemaining(name -> assertThat(name).matches("[a-z0-9]{1,20}"));
        }
    }

    @Test
    void triesAgainLaterAndLaterUntilItIsTakenOrThereWereEnoughAttempts() throws Exception {
        try (TestWebhooks test = TestWebhooks.open(folder);
                Receiver receiver = Receiver.open()) {
            receiver.answering(exchange -> Receiver.answer(exchange, 500, "not now"));
            Webhook hook = test.hook(receiver.url("/"));
            test.push("v1");
            String id = receiver.next().headers().get("webhook-id");
            Delivery first = test.await(hook, delivery -> delivery.attempts() == 1);
            assertThat(first.state()).isEqualTo(Delivery.State.PENDING);
            assertThat(Duration.between(test.clock.instant(), first.nextAt()))
                    .isBetween(Duration.ofMillis(7500), Duration.ofMillis(12500));
            assertThat(first.last().orElseThrow().problem().orElseThrow()).contains("status 500");
            assertThat(first.last().orElseThrow().response()).isEqualTo("not now");

            test.clock.advance(Duration.ofSeconds(13));
            test.await(hook, delivery -> delivery.attempts() == 2);
            assertThat(receiver.next().headers()).containsEntry("webhook-id", id);
            test.clock.advance(Duration.ofSeconds(38));
            Delivery last = test.await(hook, delivery -> delivery.attempts() == 3);
            assertThat(last.state()).isEqualTo(Delivery.State.FAILED);
            receiver.next();

            receiver.answering(exchange -> Receiver.answer(exchange, 204, ""));
            Delivery again = test.webhooks.redeliver(last);
            assertThat(receiver.next().headers()).containsEntry("webhook-id", id);
            Delivery done = test.await(hook, delivery -> delivery.state() == Delivery.State.DELIVERED);
            assertThat(done.id()).isEqualTo(again.id()).isNotEqualTo(last.id());
        }
    }

    @Test
    void keepsNobodyWaitingForASlowReceiver() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        try (TestWebhooks test = TestWebhooks.open(folder);
                Receiver slow = Receiver.open();
                Receiver quick = Receiver.open()) {
            slow.answering(exchange -> {
                atOnce.incrementAndGet();
                release.await();
                Receiver.answer(exchange, 200, "");
            });
            test.hook(slow.url("/"));
            test.hook(quick.url("/"));
            for (int i = 0; i < 40; i++) {
                test.push("v" + i);
            }

            Set<String> tags = new HashSet<>();
            for (int i = 0; i < 40; i++) {
                tags.add(JSON.readTree(quick.next().body()).at("/contents/tag").asText());
            }
            assertThat(tags).hasSize(40);
            while (atOnce.get() < 2) {
                Thread.onSpinWait();
            }
            assertThat(atOnce).hasValue(2);
            release.countDown();
            for (int i = 0; i < 40; i++) {
                slow.next();
            }
        }
    }

    @Test
    void saysWhatWentWrong() throws Exception {
        try (TestWebhooks test = TestWebhooks.open(folder);
                Receiver receiver = Receiver.open()) {
            Webhook hook = test.hook(receiver.url("/"));

            receiver.answering(exchange -> {
                exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data/");
                Receiver.answer(exchange, 302, "");
            });
            assertThat(problem(test, hook)).contains("redirect (status 302)", "not followed");
            receiver.answering(exchange -> exchange.close());
            assertThat(problem(test, hook)).contains("closed the connection before it had answered");
            receiver.answering(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 100_000; i++) {
                    exchange.getResponseBody().write(new byte[10_000]);
                }
            });
            Delivery endless = test.webhooks.test(hook, "alice");
            assertThat(endless.state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(endless.last().orElseThrow().response()).hasSize(1024);
            receiver.stop();
            assertThat(problem(test, hook)).contains("connection to 127.0.0.1 could not be made");
            assertThat(problem(test, test.hook("https://no-such-host.invalid/")))
                    .contains("no-such-host.invalid is not known");
        }
    }

    @Test
    void givesUpAReceiverThatDoesNotAnswer() throws Exception {
        WebhookSettings impatient = new WebhookSettings(true, List.of("127.0.0.1"), 2, 3, 7, 14);
        CountDownLatch never = new CountDownLatch(1);
        try (TestWebhooks test = TestWebhooks.open(folder, impatient, NameService.SYSTEM);
                Receiver receiver = Receiver.open()) {
            receiver.answering(exchange -> never.await());
            assertThat(problem(test, test.hook(receiver.url("/")))).contains("did not answer within 2 seconds");
        }
    }

    private static String problem(TestWebhooks test, Webhook hook) {
        Delivery delivery = test.webhooks.test(hook, "alice");
        assertThat(delivery.state()).isEqualTo(Delivery.State.FAILED);
        return delivery.last().orElseThrow().problem().orElseThrow();
    }

    @Test
    void callsNothingInTheOwnNetworkUnlessItIsAllowed() throws Exception {
        WebhookSettings strict = new WebhookSettings(true, List.of(), 2, 3, 7, 14);
        try (TestWebhooks test = TestWebhooks.open(folder, strict, NameService.SYSTEM);
                Receiver receiver = Receiver.open()) {
            for (String host :
                    List.of("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]")) {
                Webhook hook = test.hook("http://" + host + ":" + receiver.port() + "/");
                assertThat(problem(test, hook))
                        .as(host)
                        .containsAnyOf("not a public one", "is not known", "not an address on the web");
            }
            assertThat(receiver.left()).isZero();
        }
    }

    @Test
    void asksForTheAddressAtEachConnectionSoThatANameCannotChangeToTheOwnNetwork() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        NameService changing =
                host -> List.of(InetAddress.getByName(asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2"));
        try (TestWebhooks test = TestWebhooks.open(folder, TestWebhooks.ALLOWING, changing);
                Receiver receiver = Receiver.open()) {
            Webhook hook = test.hook("http://hooks.example.com:" + receiver.port() + "/");

            assertThat(test.webhooks.test(hook, "alice").state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(problem(test, hook)).contains("hooks.example.com has the address 127.0.0.2");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void sendsAfterAStartWhatWasNotSentBefore() throws Exception {
        int port;
        String id;
        try (Receiver receiver = Receiver.open()) {
            port = receiver.port();
        }
        TestClock clock = new TestClock(Instant.parse("2026-11-25T10:00:00Z"));
        Webhook hook;
        try (TestWebhooks test = TestWebhooks.open(folder, TestWebhooks.ALLOWING, NameService.SYSTEM, clock)) {
            hook = test.hook("http://127.0.0.1:" + port + "/");
            test.push("v1");
            id = test.await(hook, delivery -> delivery.attempts() == 1).message();
        }
        clock.advance(Duration.ofMinutes(1));
        try (Receiver receiver = Receiver.open(port);
                TestWebhooks test = TestWebhooks.open(folder, TestWebhooks.ALLOWING, NameService.SYSTEM, clock)) {
            Receiver.Received call = receiver.next();
            assertThat(call.headers()).containsEntry("webhook-id", id);
            assertThat(call.headers().get("webhook-signature"))
                    .as("the secret is opened with the key in the folder of keys")
                    .isEqualTo(signature(call, "a secret of this test"));
            test.await(hook, delivery -> delivery.state() == Delivery.State.DELIVERED);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("a secret of this test");
            }
        }
    }

    @Test
    void switchesOffWhatHasFailedForDaysAndSaysSo() throws Exception {
        try (TestWebhooks test = TestWebhooks.open(folder);
                Receiver receiver = Receiver.open()) {
            receiver.answering(exchange -> Receiver.answer(exchange, 503, ""));
            Webhook hook = test.hook(receiver.url("/"));
            test.push("v1");
            test.await(hook, delivery -> delivery.attempts() == 1);
            test.clock.advance(Duration.ofDays(8));
            test.await(hook, delivery -> delivery.attempts() == 2);

            Webhook off = test.webhooks.find(hook.id()).orElseThrow();
            assertThat(off.active()).isFalse();
            assertThat(off.disabledReason().orElseThrow()).contains("nothing was delivered for 7 days", "status 503");
            assertThat(test.only(hook).state()).isEqualTo(Delivery.State.FAILED);
            test.push("v2");
            assertThat(test.webhooks.deliveries(hook.id(), "", 10)).hasSize(1);
        }
    }

    @Test
    void removesOldDeliveriesButNotTheOnesThatWait() throws Exception {
        try (TestWebhooks test = TestWebhooks.open(folder);
                Receiver receiver = Receiver.open()) {
            Webhook hook = test.hook(receiver.url("/"));
            test.push("v1");
            test.await(hook, delivery -> delivery.state() == Delivery.State.DELIVERED);
            DeliveryTable table = new DeliveryTable(test.database);

            assertThat(table.purge(test.clock.instant())).isZero();
            assertThat(table.purge(test.clock.instant().plusSeconds(1))).isEqualTo(1);
        }
    }

    @Test
    void trustsTheAuthorityThatWasGivenAndNoOther() throws Exception {
        CertificateAuthority authority =
                CertificateAuthority.open(folder.resolve("ca"), Clock.systemUTC(), new SecureRandom());
        CertificateAuthority other =
                CertificateAuthority.open(folder.resolve("other"), Clock.systemUTC(), new SecureRandom());
        WebhookSettings noHttp = new WebhookSettings(false, List.of("127.0.0.1"), 60, 3, 7, 14);
        try (TestWebhooks test = TestWebhooks.open(folder, noHttp, NameService.SYSTEM);
                Receiver receiver = Receiver.tls(authority)) {
            String url = receiver.url("/");
            Webhook given = test.hook(url, PayloadFormat.PLAIN, new Trust(authority.pem(), false));
            Webhook wrong = test.hook(url, PayloadFormat.PLAIN, new Trust(other.pem(), false));
            Webhook usual = test.hook(url);
            Webhook careless = test.hook(url, PayloadFormat.PLAIN, new Trust("", true));

            assertThat(test.webhooks.test(given, "alice").state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(problem(test, wrong)).contains("TLS with 127.0.0.1 failed");
            assertThat(problem(test, usual)).contains("give the authority that signed it");
            assertThat(test.webhooks.test(careless, "alice").state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(problem(test, usual))
                    .as("still not, though a careless call was made")
                    .contains("TLS");
        }
    }

    @Test
    void goesWithItsRepositoryAndIsToldOnlyWhatItAskedFor() throws Exception {
        try (TestWebhooks test = TestWebhooks.open(folder);
                Receiver receiver = Receiver.open()) {
            Webhook hook = test.hook(receiver.url("/"));
            test.webhooks
                    .publisher()
                    .publish(
                            new io.jenkins.plugins.trustedregistry.engine.events.event.ManifestEvent(
                                    EventType.MANIFEST_PUSH,
                                    TestWebhooks.REPOSITORY,
                                    io.jenkins.plugins.trustedregistry.engine.oci.Digest.of(new byte[] {1}),
                                    Optional.empty()),
                            "alice");
            test.push("v1");
            assertThat(receiver.next().headers()).containsEntry("trusted-registry-event", "TAG_PUSH");

            test.catalog.repositories().delete(TestWebhooks.REPOSITORY);
            test.push("v2");
            assertThat(test.webhooks.find(hook.id())).isEmpty();
            assertThat(test.webhooks.deliveries(hook.id(), "", 10)).isEmpty();
            assertThat(receiver.left()).isZero();
        }
    }
}
