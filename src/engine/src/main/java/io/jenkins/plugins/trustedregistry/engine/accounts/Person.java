// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user as the host's directory knows them now.
 *
 * @param groups those that can be members of teams; a directory may name others, and they are left out
 */
public record Person(String name, String fullName, Set<String> groups, boolean registryAdmin) {

    public Person {
        groups = groups.stream().filter(Member::canBeName).collect(Collectors.toUnmodifiableSet());
    }
}
