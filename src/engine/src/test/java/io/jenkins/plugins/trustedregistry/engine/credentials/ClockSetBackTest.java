// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.LoginThrottle.Origin;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.LastUses;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.RecentlyUsable;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for a moment is kept for a moment only, even if the machine's clock is set back by a day in between. */
class ClockSetBackTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final TestClock clock = new TestClock();

    @BeforeEach
    void laterThanItIs() {
        clock.advance(DAY);
    }

    private void setBack() {
        clock.advance(DAY.negated());
    }

    @Test
    void aRevokedCredentialIsOut() {
        RecentlyUsable recently = new RecentlyUsable(clock);
        assertThat(recently.isUsable("token", () -> true)).isTrue();
        setBack();
        assertThat(recently.isUsable("token", () -> false)).isFalse();
    }

    @Test
    void aChangedPasswordIsAskedForAgain() {
        KnownPasswords passwords = new KnownPasswords(clock, new SecureRandom());
        passwords.remember("nigel", "old password", "nigel");
        setBack();
        assertThat(passwords.find("nigel", "old password")).isEmpty();
    }

    @Test
    void nobodyIsLockedOutForADay() {
        LoginThrottle throttle = new LoginThrottle(clock);
        Origin origin = Origin.of("nigel", "192.0.2.1");
        for (int i = 0; i < 5; i++) {
            throttle.failed(origin);
        }
        setBack();
        assertThat(Refused.tooManyRequests(() -> throttle.check(origin))).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        throttle.check(origin);
    }

    @Test
    void theLastUseIsWritten() {
        AtomicInteger written = new AtomicInteger();
        LastUses uses = new LastUses(clock, Runnable::run, batch -> written.incrementAndGet());
        uses.used("token");
        setBack();
        uses.used("token");
        assertThat(written).hasValue(2);
    }
}
