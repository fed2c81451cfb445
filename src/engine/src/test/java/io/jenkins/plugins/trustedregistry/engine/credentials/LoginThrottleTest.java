// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.LoginThrottle.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private static final Origin NIGEL_HERE = Origin.of("nigel", "192.0.2.1");

    private final TestClock clock = new TestClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    private void fail(Origin origin, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(origin);
        }
    }

    private long wait(Origin origin) {
        return Refused.tooManyRequests(() -> throttle.check(origin));
    }

    @Test
    void fourMistakesCostNothing() {
        fail(NIGEL_HERE, 4);

        throttle.check(NIGEL_HERE);
    }

    @Test
    void delaysGrowUpToFiveMinutes() {
        List<Long> delays = new ArrayList<>();
        fail(NIGEL_HERE, 4);
        for (int i = 0; i < 30; i++) {
            throttle.failed(NIGEL_HERE);
            long seconds = wait(NIGEL_HERE);
            delays.add(seconds);
            clock.advance(Duration.ofSeconds(seconds));
            throttle.check(NIGEL_HERE);
        }

        assertThat(delays)
                .startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L)
                .endsWith(300L);
    }

    @Test
    void theRestOfTheDelayIsRoundedUp() {
        fail(NIGEL_HERE, 6);
        clock.advance(Duration.ofMillis(1_001));

        assertThat(wait(NIGEL_HERE)).isEqualTo(1);
    }

    @Test
    void nobodyElseNotices() {
        fail(NIGEL_HERE, 50);

        throttle.check(Origin.of("ada", "192.0.2.1"));
        throttle.check(Origin.of("nigel", "192.0.2.2"));
        throttle.check(Origin.of("nigel", "2001:db8:0:0:0:0:0:1"));
    }

    @Test
    void theSpellingOfANameDoesNotMatter() {
        fail(NIGEL_HERE, 3);
        fail(Origin.of("NIGEL", "192.0.2.1"), 2);

        wait(Origin.of("Nigel", "192.0.2.1"));
    }

    @Test
    void allAddressesOfAnIpv6NetworkCountTogether() {
        for (int i = 0; i < 5; i++) {
            throttle.failed(Origin.of("nigel", "2001:db8:1:2:3:4:5:" + i));
        }

        wait(Origin.of("nigel", "2001:db8:1:2:ffff:0:0:1"));
        throttle.check(Origin.of("nigel", "2001:db8:1:3:3:4:5:0"));
    }

    @Test
    void aRightPasswordClearsEverything() {
        fail(NIGEL_HERE, 20);

        throttle.succeeded(NIGEL_HERE);
        fail(NIGEL_HERE, 4);

        throttle.check(NIGEL_HERE);
    }

    @Test
    void anHourWithoutATryClearsEverything() {
        fail(NIGEL_HERE, 20);
        clock.advance(Duration.ofMinutes(61));

        throttle.check(NIGEL_HERE);
        fail(NIGEL_HERE, 4);
        throttle.check(NIGEL_HERE);
    }

    @Test
    void memoryIsBoundedAndTheLatestAreKept() {
        for (int i = 0; i < 30_000; i++) {
            throttle.failed(Origin.of("user" + i, "192.0.2.1"));
        }
        fail(NIGEL_HERE, 5);

        wait(NIGEL_HERE);
        assertThat(throttle.remembered()).isLessThanOrEqualTo(10_000);
    }
}
