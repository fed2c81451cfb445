// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of findings from one run to the next.
 *
 * @param added the worst first
 * @param fixed the worst first
 * @param carried how many were there before and still are
 */
record Comparison(List<KeptFinding> added, List<KeptFinding> fixed, int carried) {
    static Comparison of(List<KeptFinding> before, List<KeptFinding> now) {
        Set<KeptFinding> known = new HashSet<>(before);
        Set<KeptFinding> left = new HashSet<>(now);
        List<KeptFinding> added = now.stream()
                .filter(each -> !known.contains(each))
                .distinct()
                .sorted(KeptFinding.WORST_FIRST)
                .toList();
        List<KeptFinding> fixed = before.stream()
                .filter(each -> !left.contains(each))
                .distinct()
                .sorted(KeptFinding.WORST_FIRST)
                .toList();
        return new Comparison(added, fixed, left.size() - added.size());
    }
}
