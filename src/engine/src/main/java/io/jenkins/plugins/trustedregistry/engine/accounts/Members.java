// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Several members at once. */
final class Members {

    private Members() {}

    /** A copy that can't be changed and is always read in the same order. */
    static Set<Member> ordered(Collection<Member> members) {
        return Collections.unmodifiableSet(new TreeSet<>(members));
    }

    /** As they are stored. */
    static List<String> texts(Collection<Member> members) {
        return members.stream().map(Member::toString).toList();
    }
}
