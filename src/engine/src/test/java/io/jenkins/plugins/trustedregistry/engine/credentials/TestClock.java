// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told otherwise. */
public final class TestClock implements InstantSource {
    private volatile Instant now;

    public TestClock() {
        this(Instant.parse("2026-11-24T10:00:00Z"));
    }

    public TestClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }
}
