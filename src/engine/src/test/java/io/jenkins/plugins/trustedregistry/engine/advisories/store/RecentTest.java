// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent<String, String> recent = new Recent<>(80, String::length);

    @Test
    void keepsWhatFitsAndLetsGoOfWhatNobodyWantedForLongest() {
        for (int i = 0; i < 8; i++) {
            recent.put("name" + i, "x".repeat(10));
        }
        assertThat(recent.get("name0")).isPresent();
        recent.put("another", "y".repeat(10));

        assertThat(recent.held()).isEqualTo(80);
        assertThat(recent.get("name0")).as("asked for a moment ago").isPresent();
        assertThat(recent.get("name1")).isEmpty();
        assertThat(recent.get("another")).contains("y".repeat(10));
    }

    @Test
    void doesNotKeepWhatWouldDriveOutMostOfTheRest() {
        recent.put("small", "x");
        recent.put("large", "x".repeat(11));

        assertThat(recent.get("large")).isEmpty();
        assertThat(recent.get("small")).isPresent();
    }

    @Test
    void countsWhatIsReplacedOnce() {
        recent.put("name", "x".repeat(10));
        recent.put("name", "x".repeat(4));

        assertThat(recent.held()).isEqualTo(4);
    }

    @Test
    void forgets() {
        recent.put("a1", "xx");
        recent.put("b1", "xxx");
        recent.forget(key -> key.startsWith("a"));

        assertThat(recent.get("a1")).isEmpty();
        assertThat(recent.held()).isEqualTo(3);
    }
}
