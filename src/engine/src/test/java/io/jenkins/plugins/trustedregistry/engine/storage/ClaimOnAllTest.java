// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Claims on every blob there is, as a backup makes them. */
class ClaimOnAllTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});

    private final BlobClaims claims = new BlobClaims(Duration.ofHours(1), System::nanoTime);
    private final AtomicBoolean needed = new AtomicBoolean(true);

    @Test
    void nothingIsRemovedAsLongAsItIsNeeded() {
        claims.claimAll(needed::get);
        assertThat(claims.seize(DIGEST)).isEmpty();
        assertThat(claims.held()).isZero();
        needed.set(false);
        assertThat(claims.seize(DIGEST)).isPresent();
    }

    @Test
    void twoEndOneAfterTheOther() {
        claims.claimAll(needed::get);
        claims.claimAll(() -> true);
        needed.set(false);
        assertThat(claims.seize(DIGEST)).isEmpty();
    }

    @Test
    void waitsForARemovalUnderWay() throws Exception {
        BlobClaims.Seizure removal = claims.seize(DIGEST).orElseThrow();
        CompletableFuture<Void> claimed = CompletableFuture.runAsync(() -> claims.claimAll(needed::get));
        assertThat(claimed.isDone()).isFalse();
        removal.close();
        claimed.get(30, TimeUnit.SECONDS);
        assertThat(claims.seize(DIGEST)).isEmpty();
    }

    @Test
    void pushesGoOn() {
        claims.claimAll(needed::get);
        claims.claim(DIGEST).close();
        assertThat(claims.seizeLeased(DIGEST)).isPresent();
    }
}
