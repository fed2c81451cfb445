// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client wants a bearer token for (Docker's token specification, "Token scope"): {@code type:name:action,action}. */
sealed interface TokenScope {

    /** {@code repository:namespace/name:pull,push,delete}; {@code *} asks for all three. Never without a verb. */
    record OnRepository(RepositoryName name, Set<Verb> verbs) implements TokenScope {
        public OnRepository {
            verbs = Collections.unmodifiableSet(EnumSet.copyOf(verbs));
        }

        @Override
        public String toString() {
            return "repository:" + name + ":"
                    + verbs.stream().map(Verb::toString).collect(Collectors.joining(","));
        }
    }

    /** {@code registry:catalog:*}: the list of repositories. */
    record OnCatalog() implements TokenScope {
        @Override
        public String toString() {
            return "registry:catalog:*";
        }
    }

    /** The actions clients know. */
    enum Verb {
        PULL(RepositoryAction.PULL),
        PUSH(RepositoryAction.PUSH),
        DELETE(RepositoryAction.DELETE_IMAGE);

        private final RepositoryAction action;

        Verb(RepositoryAction action) {
            this.action = action;
        }

        RepositoryAction action() {
            return action;
        }

        /** Empty when it is not known; {@code *} is not one of them. */
        static Optional<Verb> parse(String text) {
            return Arrays.stream(values())
                    .filter(verb -> verb.toString().equals(text))
                    .findFirst();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Empty for a type, a name or actions that are not known here: the specification has such scopes passed over. */
    static Optional<TokenScope> parse(String text) {
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        if (first == last) {
            return Optional.empty();
        }
        String type = text.substring(0, first);
        String name = text.substring(first + 1, last);
        Set<Verb> verbs = verbs(text.substring(last + 1));
        if (type.equals("registry") && name.equals("catalog") && text.endsWith(":*")) {
            return Optional.of(new OnCatalog());
        }
        if (!type.equals("repository") || verbs.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OnRepository(RepositoryName.parse(name), verbs));
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }

    private static Set<Verb> verbs(String list) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (String each : list.split(",", -1)) {
            if (each.equals("*")) {
                return EnumSet.allOf(Verb.class);
            }
            Verb.parse(each).ifPresent(verbs::add);
        }
        return verbs;
    }
}
