// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.GateFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import java.util.Optional;
import java.util.Set;

/** {@code gate is passed}: what the gates say of it. */
record GateCriterion(Is<GateFacts.Verdict> is) implements Criterion {
    static final String FIELD = "gate";

    static GateCriterion parse(String rest) {
        return new GateCriterion(Is.parse(rest, GateFacts.Verdict.class));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GATE);
    }

    @Override
    public Answer of(TagFacts facts) {
        Optional<GateFacts> gate = facts.gate();
        if (gate.isEmpty()) {
            return new Answer(false, "No gate was asked about it.");
        }
        boolean held = (gate.get().verdict() == is.word()) != is.not();
        return new Answer(
                held,
                "The gate's verdict is " + gate.get().verdict() + ": "
                        + gate.get().reason());
    }

    @Override
    public String toString() {
        return FIELD + " " + is;
    }
}
