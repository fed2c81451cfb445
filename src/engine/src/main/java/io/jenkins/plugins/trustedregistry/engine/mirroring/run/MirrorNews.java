// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.MirroringEvent;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Copy;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorOutcome;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.PlacedMirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down and tells how copies of one run ended. What ends as it did the time before, with the same image and for the same reason, is
 * not told again: a mirror that polls looks at the same tag every half an hour.
 */
final class MirrorNews {
    private final RunParts parts;
    private final JobRun job;
    private final PlacedMirror placed;
    private final Map<MirrorOutcome, Long> ended = new EnumMap<>(MirrorOutcome.class);
    private MirrorOutcome worst = MirrorOutcome.UNCHANGED;
    private String first = ""; // what the first said that was refused or failed

    MirrorNews(RunParts parts, JobRun job, PlacedMirror placed) {
        this.parts = parts;
        this.job = job;
        this.placed = placed;
    }

    void tell(Copy copy) {
        Mirror mirror = placed.mirror();
        count(copy);
        Optional<Copy> before = parts.mirrors().copies().latest(mirror.id(), copy.tag());
        if (copy.outcome() == MirrorOutcome.UNCHANGED) {
            if (before.filter(known -> known.digest().equals(copy.digest()) && !isBad(known))
                    .isEmpty()) {
                parts.mirrors().copies().add(mirror.id(), copy);
            }
            return; // thousands of tags that nobody has touched are not worth a line each
        }
        job.log(copy.tag() + " " + copy.outcome() + ". " + copy.sentence());
        parts.mirrors().copies().add(mirror.id(), copy);
        boolean again = copy.outcome() != MirrorOutcome.COPIED
                && before.filter(known -> isSame(known, copy)).isPresent();
        if (!again) {
            parts.publisher().publish(event(copy), actor(mirror));
        }
    }

    private void count(Copy copy) {
        ended.merge(copy.outcome(), 1L, Long::sum);
        worst = worst.worse(copy.outcome());
        if (isBad(copy) && first.isEmpty()) {
            first = " " + copy.tag() + ": " + copy.sentence();
        }
    }

    private static boolean isBad(Copy copy) {
        return copy.outcome() == MirrorOutcome.REFUSED || copy.outcome() == MirrorOutcome.FAILED;
    }

    private static boolean isSame(Copy before, Copy copy) {
        return before.outcome() == copy.outcome()
                && before.digest().equals(copy.digest())
                && before.sentence().equals(copy.sentence());
    }

    private MirroringEvent event(Copy copy) {
        boolean push = placed.mirror().direction() == MirrorDirection.PUSH;
        Tag here = push ? copy.tag() : copy.targetTag().orElse(copy.tag());
        Tag there = push ? copy.targetTag().orElse(copy.tag()) : copy.tag();
        return new MirroringEvent(
                push ? EventType.PUSH_MIRRORING : EventType.POLL_MIRRORING,
                placed.repository().name(),
                here,
                copy.digest(),
                placed.mirror().name().text(),
                placed.mirror().remote() + ":" + there,
                copy.outcome() == MirrorOutcome.COPIED ? Optional.empty() : Optional.of(copy.sentence()));
    }

    private static String actor(Mirror mirror) {
        return mirror.owner()
                .map(owner -> owner.kind() == Member.Kind.USER ? owner.name() : owner.toString())
                .orElseGet(() -> "mirror:" + mirror.name().text());
    }

    MirrorOutcome worst() {
        return worst;
    }

    Map<String, Long> figures() {
        Map<String, Long> figures = new HashMap<>();
        for (MirrorOutcome outcome : MirrorOutcome.values()) {
            figures.put(outcome.toString(), ended.getOrDefault(outcome, 0L));
        }
        return figures;
    }

    String sentence() {
        Map<String, Long> figures = figures();
        return String.format(
                        Locale.ROOT,
                        "Copied %d, unchanged %d, refused %d, failed %d.",
                        figures.get("copied"),
                        figures.get("unchanged"),
                        figures.get("refused"),
                        figures.get("failed"))
                + first;
    }
}
