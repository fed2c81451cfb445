// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Locale;
import java.util.Optional;

/**
 * Which user owns which personal namespace. Two users never share one:
 *
 * <ul>
 *   <li>A user whose name is a well-formed namespace owns that one.
 *   <li>A user whose name becomes one in lower case owns it only when the directory, asked for the lower-case name, answers with
 *       exactly this user. A directory that ignores case (Jenkins' usual one) does; one that tells {@code Nigel} from {@code
 *       nigel} does not, and then {@code Nigel} has no personal namespace, today or later.
 *   <li>Everybody else, for instance {@code a@b}, has none and works in organizations.
 * </ul>
 *
 * An organization of the same name takes precedence; whoever asks here looks for one first.
 */
public final class PersonalNamespaces {
    private final Directory directory;

    public PersonalNamespaces(Directory directory) {
        this.directory = directory;
    }

    /** Whether this is the user's own namespace, unless an organization has the name. Mostly decided without the directory. */
    public boolean owns(String user, NamespaceName namespace) {
        return user.equals(namespace.name())
                || (lowerCase(user).equals(namespace.name())
                        && directory
                                .find(namespace.name())
                                .filter(person -> person.name().equals(user))
                                .isPresent());
    }

    /** The user's own namespace, unless an organization has the name. */
    public Optional<NamespaceName> of(String user) {
        return parse(lowerCase(user)).filter(namespace -> owns(user, namespace));
    }

    /** The user whose namespace this is, unless an organization has the name. */
    public Optional<Person> owner(NamespaceName namespace) {
        return directory
                .find(namespace.name())
                .filter(person -> lowerCase(person.name()).equals(namespace.name()));
    }

    private static String lowerCase(String user) {
        return user.toLowerCase(Locale.ROOT);
    }

    private static Optional<NamespaceName> parse(String text) {
        try {
            return Optional.of(NamespaceName.parse(text));
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }
}
