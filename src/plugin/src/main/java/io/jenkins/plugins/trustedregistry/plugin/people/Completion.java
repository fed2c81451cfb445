// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.people;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How the beginning of a name may go on: users, groups, and the folders and jobs that the caller sees, by turns. */
final class Completion {
    private final List<List<Member>> kinds;

    /**
     * @param exact a user of just that name whom Jenkins has no record of yet, if the realm knows one
     * @param seen groups of those who logged in at the registry
     * @param jobs full names that begin so already; their case counts
     */
    Completion(String prefix, Optional<String> exact, Realm realm, Set<String> seen, Collection<String> jobs) {
        Predicate<String> begins = name -> name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
        kinds = List.of(
                members(
                        Member.Kind.USER,
                        Stream.concat(exact.stream(), realm.users().stream().filter(begins))),
                members(
                        Member.Kind.GROUP,
                        Stream.concat(realm.groups().stream(), seen.stream()).filter(begins)),
                members(Member.Kind.JOB, jobs.stream()));
    }

    private static List<Member> members(Member.Kind kind, Stream<String> names) {
        return names.filter(Member::canBeName)
                .distinct()
                .sorted()
                .map(name -> new Member(kind, name))
                .toList();
    }

    /** No kind crowds out the others. */
    List<Member> first(int limit) {
        List<Member> found = new ArrayList<>();
        int longest = kinds.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest && found.size() < limit; i++) {
            for (List<Member> kind : kinds) {
                if (i < kind.size() && found.size() < limit) {
                    found.add(kind.get(i));
                }
            }
        }
        return found;
    }
}
