// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import java.util.List;
import java.util.Optional;

/**
 * The people and groups a host lends: Jenkins' security realm, or the standalone server's local accounts. A disabled user is
 * absent from every answer. An implementation never throws for a wrong password or an unknown name; a directory that cannot be
 * reached throws {@link java.io.UncheckedIOException}, which means refused.
 */
public interface Directory {

    /** The person when the password (or, in Jenkins, the API token) is theirs. */
    Optional<Person> authenticate(String user, String password);

    /** The person without a password: for tokens, bundles and completion. */
    Optional<Person> find(String user);

    /** Whether a group of that name is known; a directory that can't tell says true. */
    boolean hasGroup(String group);

    /** Users and groups whose names start with the prefix, for completion. */
    List<Member> complete(String prefix, int limit);

    /** How a person is told where accounts come from, for instance "the accounts of this server". */
    String description();
}
