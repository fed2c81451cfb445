// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may touch a blob when, and for how long a client's knowledge of it counts. */
@Timeout(60)
class BlobClaimsTest {
    private static final Duration GRACE = Duration.ofMinutes(60);
    private static final Digest DIGEST = digest(0);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
    private final BlobClaims claims = new BlobClaims(GRACE, nanos::get);

    private static Digest digest(int number) {
        return Digest.of(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void manyMayClaimADigestAndNobodySeizesItMeanwhile() {
        BlobClaims.Claim one = claims.claim(DIGEST);
        BlobClaims.Claim other = claims.claim(DIGEST);
        assertThat(claims.seize(DIGEST)).isEmpty();
        other.close();
        assertThat(claims.seize(DIGEST)).isEmpty();
        assertThat(claims.seize(digest(1))).isPresent();
        one.close();
        assertThat(claims.seize(DIGEST)).isPresent();
    }

    @Test
    void aClaimWaitsForTheEndOfASeizure() throws Exception {
        BlobClaims.Seizure seizure = claims.seize(DIGEST).orElseThrow();
        CompletableFuture<Boolean> claimed = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            claims.claim(DIGEST).close();
            claimed.complete(true);
        });
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(claimed).isNotDone();
        assertThat(claims.seize(DIGEST)).as("it is seized once").isEmpty();

        seizure.close();
        seizure.close();

        assertThat(claimed.get(30, TimeUnit.SECONDS)).isTrue();
        thread.join();
        assertThat(claims.held()).isZero();
    }

    @Test
    void aLeaseHoldsForTheGracePeriodAndNotForEver() {
        try (BlobClaims.Claim claim = claims.claim(DIGEST)) {
            claim.lease();
        }
        assertThat(claims.seize(DIGEST)).isEmpty();
        assertThat(claims.held()).isZero();
        pass(GRACE);
        assertThat(claims.seize(DIGEST)).isEmpty();
        assertThat(claims.seizeLeased(DIGEST))
                .as("a damaged blob is no use to anybody")
                .isPresent();

        pass(GRACE.dividedBy(4).plusNanos(1));

        assertThat(claims.isLeased(DIGEST)).isFalse();
    }

    @Test
    void aLeaseThatIsRenewedHoldsFromThenOn() {
        for (int i = 0; i < 10; i++) {
            try (BlobClaims.Claim claim = claims.claim(DIGEST)) {
                claim.lease();
            }
            pass(GRACE.dividedBy(2));
        }
        assertThat(claims.isLeased(DIGEST)).isTrue();
    }

    @Test
    void neverForgetsALeaseHoweverManyThereAre() {
        DigestSet set = new DigestSet();
        IntStream.range(0, 200_000).forEach(number -> set.add(digest(number)));

        assertThat(IntStream.range(0, 200_000)).allMatch(number -> set.contains(digest(number)));
        assertThat(IntStream.range(200_000, 201_000)).noneMatch(number -> set.contains(digest(number)));
    }

    @Test
    void keepsEverythingWhenThereAreTooManyToRemember() {
        DigestSet set = new DigestSet();
        IntStream.rangeClosed(0, 1 << 20).forEach(number -> set.add(digest(number)));

        assertThat(set.contains(digest(-1))).isTrue();
    }

    @Test
    void nobodyHoldsADigestWithAnother() throws Exception {
        AtomicLong inside = new AtomicLong();
        AtomicLong wrong = new AtomicLong();
        Thread[] threads = IntStream.range(0, 4)
                .mapToObj(number -> new Thread(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        if (number == 0) {
                            claims.seize(DIGEST).ifPresent(seizure -> {
                                if (inside.get() != 0) {
                                    wrong.incrementAndGet();
                                }
                                seizure.close();
                            });
                        } else {
                            BlobClaims.Claim claim = claims.claim(DIGEST);
                            inside.incrementAndGet();
                            inside.decrementAndGet();
                            claim.close();
                        }
                    }
                }))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(wrong).hasValue(0);
        assertThat(claims.held()).isZero();
    }
}
