// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Members in one order everywhere: by kind, then by name. */
final class MemberOrder {

    private MemberOrder() {}

    static List<Member> sorted(Collection<Member> members) {
        return members.stream()
                .sorted(Comparator.comparing(Member::kind).thenComparing(Member::name))
                .toList();
    }
}
