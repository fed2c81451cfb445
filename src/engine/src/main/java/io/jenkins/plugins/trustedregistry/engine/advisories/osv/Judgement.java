// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a version is affected.
 *
 * @param fixes newer than the version: when affected the next one on its line first, then those of other lines, in order
 * @param reason when undecided: a sentence
 */
public record Judgement(Outcome outcome, List<String> fixes, String reason) {
    public Judgement {
        fixes = List.copyOf(fixes);
    }

    static Judgement safe(List<String> fixes) {
        return new Judgement(Outcome.SAFE, fixes, "");
    }

    static Judgement affected(List<String> fixes) {
        return new Judgement(Outcome.AFFECTED, fixes, "");
    }

    static Judgement undecided(String reason) {
        return new Judgement(Outcome.UNDECIDED, List.of(), reason);
    }

    /** Of the same record, which may name the package several times, once for each line of versions: the worse of both. */
    public Judgement and(Judgement other) {
        boolean mine = outcome.compareTo(other.outcome) >= 0;
        Judgement worse = mine ? this : other;
        List<String> all = new ArrayList<>(worse.fixes);
        (mine ? other : this).fixes.stream().filter(fix -> !all.contains(fix)).forEach(all::add);
        return new Judgement(worse.outcome, all, worse.reason);
    }

    /** What it comes to, the worst last. */
    public enum Outcome {
        SAFE,
        UNDECIDED,
        AFFECTED
    }
}
