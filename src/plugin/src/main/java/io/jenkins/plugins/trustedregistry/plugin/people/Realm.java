// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.people;

import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a security realm can be asked. Any method may throw any {@link RuntimeException}: realms are written by others and ask
 * servers that may be away.
 */
interface Realm {

    /** What is known of a user without their password. */
    sealed interface Answer {

        /** There is such a user. */
        record Known(Person person) implements Answer {}

        /** There is none. */
        record Unknown() implements Answer {}

        /** There is one whose account is disabled, locked or expired. */
        record Closed() implements Answer {}

        /** The realm can only tell when it sees a password. */
        record CannotTell() implements Answer {}
    }

    /** Whether this is a Jenkins API token of the user. */
    boolean isApiToken(String user, String token);

    /** The person when the password is theirs; some realms don't look here whether the account is closed. */
    Optional<Person> login(String user, String password);

    Answer find(String user);

    /** False only when the realm is sure that there is none. */
    boolean hasGroup(String group);

    /** The ids of those who have a record in Jenkins. */
    List<String> users();

    /** Groups that somebody with a record in Jenkins had at their last login, or that rights in Jenkins name. */
    Collection<String> groups();

    /** For people, for instance "Jenkins' users (LDAP)". */
    String description();
}
