// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import java.util.Set;

/** A user as the host's directory knows them now. */
public record Person(String name, String fullName, Set<String> groups, boolean registryAdmin) {

    public Person {
        groups = Set.copyOf(groups);
    }
}
