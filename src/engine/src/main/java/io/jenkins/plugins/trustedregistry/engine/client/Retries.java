// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often something is tried that may pass, and how long is waited in between: longer each time, and as long as the server asks for,
 * within reason.
 */
public final class Retries {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST = 6;

    private final int most;
    private final Pause pause;
    private final boolean leavesLongWaits;

    public Retries(int most, Pause pause) {
        this(most, pause, false);
    }

    private Retries(int most, Pause pause, boolean leavesLongWaits) {
        this.most = most;
        this.pause = pause;
        this.leavesLongWaits = leavesLongWaits;
    }

    /** Six times, which takes about half a minute where a server does not ask for more. */
    public static Retries usual() {
        return new Retries(MOST, time -> Thread.sleep(time.toMillis()));
    }

    /** The same for those who can come back later: where a server asks for more than half a minute, it is left alone. */
    public static Retries ofThoseWhoComeBack() {
        return new Retries(MOST, time -> Thread.sleep(time.toMillis()), true);
    }

    /** How often something is tried in all. */
    public int most() {
        return most;
    }

    /**
     * Waits before the next attempt.
     *
     * @param failures how many attempts have failed in a row
     * @param asked how long the server asked to wait
     * @return false when it has failed often enough; nothing was waited then
     */
    public boolean again(int failures, Optional<Duration> asked) throws InterruptedException {
        boolean tooLong = leavesLongWaits
                && asked.filter(wait -> wait.compareTo(LONGEST) > 0).isPresent();
        if (failures >= most || tooLong) {
            return false;
        }
        long own = FIRST.toMillis() << Math.min(failures - 1, 10);
        long spread = ThreadLocalRandom.current().nextLong(own / 2 + 1); // not all agents at the same instant
        long wanted = Math.max(own / 2 + spread, asked.map(Duration::toMillis).orElse(0L));
        pause.pause(Duration.ofMillis(Math.min(wanted, LONGEST.toMillis())));
        return true;
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }
}
