// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who signed an image, as far as that could be proven.
 *
 * @param by names of the administrator's keys that verify a signature of it
 * @param present how many signatures there are, whoever made them
 * @param doubts why signatures that are there don't count, or why nobody could look whether there are any, in sentences
 */
public record Signed(Set<String> by, int present, List<String> doubts) {
    public static final Signed BY_NOBODY = new Signed(Set.of(), 0, List.of());

    public Signed {
        by = Set.copyOf(by);
        doubts = List.copyOf(doubts);
    }

    /** What either of them shows. */
    public Signed and(Signed other) {
        Set<String> both = new TreeSet<>(by);
        both.addAll(other.by);
        List<String> doubts = new ArrayList<>(this.doubts);
        doubts.addAll(other.doubts);
        return new Signed(both, present + other.present, doubts);
    }
}
