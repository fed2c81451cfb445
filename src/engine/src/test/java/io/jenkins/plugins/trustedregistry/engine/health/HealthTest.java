// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    /** A part whose answer the test sets, and that counts the questions. */
    private static final class Part {
        private Optional<String> problem = Optional.empty();
        private boolean fails;
        private int asked;

        HealthCheck check() {
            return new HealthCheck("storage", this::problem);
        }

        private Optional<String> problem() throws IOException {
            asked++;
            if (fails) {
                throw new IOException("/secret/place");
            }
            return problem;
        }
    }

    private final Part part = new Part();
    private final Health health = new Health(List.of(part.check()), now::get);

    @Test
    void isWellWhenAllPartsAre() {
        assertThat(health.report().isHealthy()).isTrue();
    }

    @Test
    void isIllWhenOnePartIs() {
        part.problem = Optional.of("is read-only");
        assertThat(health.report().isHealthy()).isFalse();
        assertThat(health.report().parts()).containsExactly(new Health.Part("storage", Optional.of("is read-only")));
    }

    @Test
    void aPartThatFailsDoesNotAnswerAndTellsNothing() {
        part.fails = true;
        assertThat(health.report().parts()).containsExactly(new Health.Part("storage", Optional.of("does not answer")));
    }

    @Test
    void asksOnceASecond() {
        health.report();
        health.report();
        assertThat(part.asked).isEqualTo(1);
        part.problem = Optional.of("is full");
        now.set(now.get().plusSeconds(1));
        assertThat(health.report().isHealthy()).isFalse();
        assertThat(part.asked).isEqualTo(2);
    }

    @Test
    void asksAgainWhenTheClockWasSetBack() {
        now.set(now.get().plusSeconds(86_400));
        health.report();
        now.set(Instant.EPOCH);
        part.problem = Optional.of("is full");
        assertThat(health.report().isHealthy()).isFalse();
    }

    @Test
    void aPartThatHangsHoldsUpNobodyForLong() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        HealthCheck hangs = new HealthCheck("storage", () -> {
            asked.countDown();
            letGo.await();
            return Optional.empty();
        });
        Health hanging = new Health(List.of(hangs), now::get, Duration.ofMillis(10));
        CompletableFuture<Health.Report> first = CompletableFuture.supplyAsync(hanging::report);
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(hanging.report().isHealthy()).isFalse();
        letGo.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).isHealthy()).isTrue();
    }
}
