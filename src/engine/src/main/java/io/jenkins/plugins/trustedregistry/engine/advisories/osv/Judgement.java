// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import java.util.List;

/**
 * Whether a version is affected.
 *
 * @param fixes when affected: the next fix on the line of the version first, then those of other lines that are newer, in order
 * @param reason when undecided: a sentence
 */
public record Judgement(Outcome outcome, List<String> fixes, String reason) {
    static final Judgement SAFE = new Judgement(Outcome.SAFE, List.of(), "");

    public Judgement {
        fixes = List.copyOf(fixes);
    }

    static Judgement affected(List<String> fixes) {
        return new Judgement(Outcome.AFFECTED, fixes, "");
    }

    static Judgement undecided(String reason) {
        return new Judgement(Outcome.UNDECIDED, List.of(), reason);
    }

    /** What it comes to. */
    public enum Outcome {
        SAFE,
        AFFECTED,
        UNDECIDED
    }
}
