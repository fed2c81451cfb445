// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import static io.jenkins.plugins.trustedregistry.engine.access.Capacity.ADMIN;
import static io.jenkins.plugins.trustedregistry.engine.access.Capacity.NAMESPACE_OWNER;
import static io.jenkins.plugins.trustedregistry.engine.access.Capacity.ORGANIZATION_OWNER;
import static io.jenkins.plugins.trustedregistry.engine.access.Capacity.READ_ONLY;
import static io.jenkins.plugins.trustedregistry.engine.access.Capacity.READ_WRITE;
import static io.jenkins.plugins.trustedregistry.engine.access.Capacity.REGISTRY_ADMIN;
import static io.jenkins.plugins.trustedregistry.engine.access.Capacity.TEAM_MEMBER;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may do what: capacity x resource x action. Every decision reads it here, and a test prints it. */
public final class RightsTable {
    private static final Set<Capacity> EVERYBODY = EnumSet.allOf(Capacity.class);
    private static final Set<Capacity> OWNERS = EnumSet.of(NAMESPACE_OWNER, ORGANIZATION_OWNER, REGISTRY_ADMIN);
    private static final Set<Capacity> READERS = with(OWNERS, READ_ONLY, READ_WRITE, ADMIN);
    private static final Set<Capacity> WRITERS = with(OWNERS, READ_WRITE, ADMIN);
    private static final Set<Capacity> ADMINS = with(OWNERS, ADMIN);

    private static final Map<RepositoryAction, Set<Capacity>> ON_PRIVATE_REPOSITORY = new EnumMap<>(Map.of(
            RepositoryAction.PULL, READERS,
            RepositoryAction.PUSH, WRITERS,
            RepositoryAction.SCAN, WRITERS,
            RepositoryAction.DELETE_IMAGE, WRITERS,
            RepositoryAction.CONFIGURE, ADMINS,
            RepositoryAction.GRANT, ADMINS,
            RepositoryAction.DELETE_REPOSITORY, ADMINS));

    private static final Map<RepositoryAction, Set<Capacity>> ON_PUBLIC_REPOSITORY = onPublicRepository();

    private static final Map<NamespaceAction, Set<Capacity>> ON_NAMESPACE = new EnumMap<>(Map.of(
            NamespaceAction.VIEW, with(OWNERS, TEAM_MEMBER),
            NamespaceAction.CREATE_REPOSITORY, OWNERS,
            NamespaceAction.MANAGE, OWNERS));

    private static final Set<Capacity> ON_REGISTRY = EnumSet.of(REGISTRY_ADMIN);

    private RightsTable() {}

    /** What is acted on. */
    public enum Resource {
        PUBLIC_REPOSITORY("public repository"),
        PRIVATE_REPOSITORY("private repository"),
        NAMESPACE("namespace"),
        REGISTRY("registry");

        private final String title;

        Resource(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /** One line of the table. */
    public record Row(Resource resource, String action, Set<Capacity> may) {
        public Row {
            may = Set.copyOf(may);
        }
    }

    public static boolean allows(Capacity capacity, Visibility visibility, RepositoryAction action) {
        return onRepository(visibility).getOrDefault(action, Set.of()).contains(capacity);
    }

    public static boolean allows(Capacity capacity, NamespaceAction action) {
        return ON_NAMESPACE.getOrDefault(action, Set.of()).contains(capacity);
    }

    /** Whether this capacity may do what concerns the registry as a whole. */
    public static boolean allows(Capacity capacity) {
        return ON_REGISTRY.contains(capacity);
    }

    /** Whether a role is enough for the action, whoever else may see the repository. */
    public static boolean allows(Role role, RepositoryAction action) {
        return allows(Capacity.of(role), Visibility.PRIVATE, action);
    }

    /** The lowest role that allows the action. */
    public static Role needed(RepositoryAction action) {
        for (Role role : Role.values()) {
            if (allows(role, action)) {
                return role;
            }
        }
        throw new IllegalStateException("No role allows " + action);
    }

    /** The whole table, line by line. */
    public static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        ON_PUBLIC_REPOSITORY.forEach(
                (action, may) -> rows.add(new Row(Resource.PUBLIC_REPOSITORY, action.verb(), may)));
        ON_PRIVATE_REPOSITORY.forEach(
                (action, may) -> rows.add(new Row(Resource.PRIVATE_REPOSITORY, action.verb(), may)));
        ON_NAMESPACE.forEach((action, may) -> rows.add(new Row(Resource.NAMESPACE, action.verb(), may)));
        rows.add(new Row(Resource.REGISTRY, "organizations, settings, garbage collection, users", ON_REGISTRY));
        return rows;
    }

    private static Map<RepositoryAction, Set<Capacity>> onRepository(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> ON_PUBLIC_REPOSITORY;
            case PRIVATE -> ON_PRIVATE_REPOSITORY;
        };
    }

    private static Map<RepositoryAction, Set<Capacity>> onPublicRepository() {
        Map<RepositoryAction, Set<Capacity>> rights = new EnumMap<>(ON_PRIVATE_REPOSITORY);
        rights.put(RepositoryAction.PULL, EVERYBODY);
        return rights;
    }

    private static Set<Capacity> with(Set<Capacity> some, Capacity... more) {
        Set<Capacity> all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }
}
