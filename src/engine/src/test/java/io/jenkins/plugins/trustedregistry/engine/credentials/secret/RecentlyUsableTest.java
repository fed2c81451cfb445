// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentlyUsableTest {
    private final TestClock clock = new TestClock();
    private final RecentlyUsable recently = new RecentlyUsable(clock);
    private boolean good = true;
    private int lookups;

    private boolean isUsable() {
        return recently.isUsable("1", () -> {
            lookups++;
            return good;
        });
    }

    @Test
    void isLookedUpOnceASecond() {
        assertThat(isUsable()).isTrue();
        clock.advance(Duration.ofMillis(999));
        assertThat(isUsable()).isTrue();
        assertThat(lookups).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        assertThat(isUsable()).isTrue();
        assertThat(lookups).isEqualTo(2);
    }

    @Test
    void aChangeHereIsKnownAtOnceAndOneElsewhereWithinTheSecond() {
        isUsable();
        good = false;
        assertThat(isUsable()).as("changed by another server").isTrue();

        recently.forgetAll();
        assertThat(isUsable()).isFalse();

        good = true;
        isUsable();
        good = false;
        clock.advance(Duration.ofSeconds(1));
        assertThat(isUsable()).isFalse();
    }

    @Test
    void anUnusableOneIsLookedUpEachTime() {
        good = false;
        isUsable();
        isUsable();
        assertThat(lookups).isEqualTo(2);

        good = true;
        assertThat(isUsable()).isTrue();
    }
}
