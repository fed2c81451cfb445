// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.access.RightsQueries.FoundRepository;
import io.jenkins.plugins.trustedregistry.engine.access.RightsQueries.Granters;
import io.jenkins.plugins.trustedregistry.engine.access.RightsQueries.Relations;
import io.jenkins.plugins.trustedregistry.engine.access.Sentences.Voice;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody and a repository's name, with everything that decides what they may do there. Pure: the same assessment always gives
 * the same decisions.
 *
 * @param sources all rights of the principal, before the limits of its credential
 */
record Assessment(
        Principal principal,
        RepositoryName name,
        Optional<FoundRepository> repository,
        boolean organization,
        Optional<Boolean> createOnPush,
        List<RightSource> sources) {

    Assessment {
        sources = List.copyOf(sources);
    }

    static Assessment of(
            Principal principal,
            RepositoryName name,
            Optional<FoundRepository> repository,
            Relations relations,
            boolean namesake) {
        Relations all = relations.and(principal, name.namespace(), namesake);
        List<RightSource> sources = new ArrayList<>(all.sources());
        if (repository.filter(FoundRepository::isPublic).isPresent()) {
            sources.add(new RightSource.PublicRepository(!principal.isAnonymous()));
        }
        if (principal.isScannerOf(name)) {
            sources.add(new RightSource.Scanning());
        }
        return new Assessment(principal, name, repository, all.organization(), all.createOnPush(), sources);
    }

    /** For the principal's own eyes. */
    Decision decide(RepositoryAction action, Supplier<Granters> granters) {
        if (repository.isEmpty()) {
            return makesByPush(action) ? new Decision.Allowed(Sentences.createdByPush(name)) : hidden(action);
        }
        Optional<RightSource> right = right(repository.get().visibility(), action);
        if (right.isPresent() && principal.limits().allow(name, action)) {
            return allowed(Voice.TO_THEMSELVES, action, right.get());
        }
        if (!isVisible()) {
            return hidden(action);
        }
        return right.isPresent()
                ? new Decision.Refused(Sentences.limited(principal, name, action), true)
                : lacking(Voice.TO_THEMSELVES, action, granters);
    }

    /** For the eyes of somebody else, who administers the repository: nothing is hidden, limits don't count. */
    Decision tell(RepositoryAction action, Supplier<Granters> granters) {
        if (repository.isEmpty()) {
            return makesByPush(action)
                    ? new Decision.Allowed(Sentences.createdByPush(name))
                    : new Decision.Refused(Sentences.missing(name), false);
        }
        return right(repository.get().visibility(), action)
                .map(right -> allowed(Voice.TO_OTHERS, action, right))
                .orElseGet(() -> lacking(Voice.TO_OTHERS, action, granters));
    }

    /** The sources as far as the principal may know of them. */
    List<RightSource> visibleSources() {
        return isVisible() ? sources : List.of();
    }

    /** Whether the principal may know that the repository exists. */
    boolean isVisible() {
        return repository
                .filter(found -> found.isPublic()
                        || (right(found.visibility(), RepositoryAction.PULL).isPresent()
                                && principal.limits().allowAnything(name)))
                .isPresent();
    }

    private Optional<RightSource> right(Visibility visibility, RepositoryAction action) {
        return sources.stream()
                .filter(source -> RightsTable.allows(source.capacity(), visibility, action))
                .findFirst();
    }

    /** A switch that nobody set is on for the owner of a personal namespace and off for everybody else. */
    private boolean makesByPush(RepositoryAction action) {
        return action == RepositoryAction.PUSH
                && name.isQualified()
                && principal.limits().allow(name, action)
                && sources.stream()
                        .map(RightSource::capacity)
                        .filter(capacity -> RightsTable.allows(capacity, NamespaceAction.CREATE_REPOSITORY))
                        .anyMatch(capacity -> createOnPush.orElse(capacity == Capacity.NAMESPACE_OWNER));
    }

    private Decision allowed(Voice voice, RepositoryAction action, RightSource right) {
        return new Decision.Allowed(Sentences.allowed(voice, principal, name, action, right));
    }

    private Decision hidden(RepositoryAction action) {
        return new Decision.Refused(Sentences.invisible(principal, name, action), false);
    }

    private Decision lacking(Voice voice, RepositoryAction action, Supplier<Granters> granters) {
        String missing = Sentences.missingRole(voice, principal, name, action, sources);
        String reason = principal.isAnonymous()
                ? missing
                : missing + " " + Sentences.whoGrants(organization, name.namespace(), granters.get());
        return new Decision.Refused(reason, true);
    }
}
