// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.opinion;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An image breaks a rule.
 *
 * @param sentence without the image's name and without a full stop: {@code it has 3 critical vulnerabilities where 0 are allowed}
 * @param found the number that counts
 * @param allowed the most it may be
 * @param culprits what it is, the worst first, some of them when there are many
 */
public record Breach(String sentence, long found, long allowed, List<Culprit> culprits) {
    private static final int MOST = 50;
    private static final int NAMED = 3;

    public Breach {
        culprits = List.copyOf(culprits.size() > MOST ? culprits.subList(0, MOST) : culprits);
    }

    /** One that nothing in particular is to blame for. */
    public static Breach of(String sentence) {
        return new Breach(sentence, 1, 0, List.of());
    }

    /** One of so many culprits; the sentence names the first of them. */
    public static Breach of(String sentence, long allowed, List<Culprit> culprits) {
        String named = culprits.stream().limit(NAMED).map(Culprit::toString).collect(Collectors.joining(", "));
        int more = culprits.size() - NAMED;
        return new Breach(
                sentence + ": " + named + (more > 0 ? " and " + more + " more" : ""),
                culprits.size(),
                allowed,
                culprits);
    }
}
