// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.wish;

import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Optional;
import java.util.Set;

/**
 * When a mirror runs by itself.
 *
 * @param triggers of one that pushes; none: by hand only
 * @param schedule of one that polls, in UTC; empty: by hand only
 */
public record Occasions(Set<Trigger> triggers, Optional<Cron> schedule) {
    /** Of one that polls, where nobody says otherwise. */
    public static final String EVERY_HALF_HOUR = "*/30 * * * *";

    public Occasions {
        triggers = Set.copyOf(triggers);
    }

    /** What is given, or the defaults of the direction. */
    public static Occasions of(MirrorDirection direction, Optional<Set<Trigger>> triggers, Optional<String> schedule) {
        boolean push = direction == MirrorDirection.PUSH;
        return new Occasions(
                triggers.orElse(push ? Trigger.all() : Set.of()),
                schedule(schedule.orElse(push ? "" : EVERY_HALF_HOUR)));
    }

    /** Reads a schedule; an empty text is none. */
    public static Optional<Cron> schedule(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Cron.parse(text));
        } catch (IllegalArgumentException e) {
            throw InvalidMirror.because("The schedule " + e.getMessage());
        }
    }

    void requireFor(MirrorDirection direction) {
        if (direction == MirrorDirection.PUSH && schedule.isPresent()) {
            throw InvalidMirror.because(
                    "A mirror that pushes has no schedule, and '"
                            + Shown.of(schedule.get().toString())
                            + "' was given: it goes by triggers (push, scan, evidence). Leave the schedule out, or let it poll.");
        }
        if (direction == MirrorDirection.POLL && !triggers.isEmpty()) {
            throw InvalidMirror.because("A mirror that polls has no triggers: nothing here happens to an image that"
                    + " is at the other registry. Leave them out, and give it a schedule.");
        }
    }
}
