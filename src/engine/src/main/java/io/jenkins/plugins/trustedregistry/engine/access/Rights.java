// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.access.RightsQueries.FoundRepository;
import io.jenkins.plugins.trustedregistry.engine.access.RightsQueries.Granters;
import io.jenkins.plugins.trustedregistry.engine.access.RightsQueries.Relations;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.PersonalNamespaces;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.Remembered;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the current state for every question: one statement for what everybody may pull, two for most else, a third for the
 * names in a refusal. For whoever has no right on a repository, the statements are the same whether it exists or not.
 */
final class Rights implements AccessControl, AccessExplainer {
    private static final int MOST_REMEMBERED = 1_000;

    private final Database database;
    private final PersonalNamespaces personal;
    private final Remembered<RepositoryName, Optional<FoundRepository>> repositories;
    private final Remembered<Someone, Relations> relations;

    /** Somebody and a repository; of one that is made anew under the same name the id is another one. */
    private record Someone(Set<Member> identities, RepositoryName name, Optional<FoundRepository> found) {}

    Rights(Database database, PersonalNamespaces personal) {
        this.database = database;
        this.personal = personal;
        this.repositories = new Remembered<>(database, MOST_REMEMBERED);
        this.relations = new Remembered<>(database, MOST_REMEMBERED);
    }

    @Override
    public Decision onRepository(Principal principal, RepositoryName name, RepositoryAction action) {
        Optional<FoundRepository> found =
                repositories.get(name, () -> database.read(handle -> RightsQueries.repository(handle, name)));
        Decision withoutTeams =
                Assessment.of(principal, name, found, Relations.NONE, false).decide(action, () -> Granters.NOBODY);
        if (withoutTeams.allowed()) {
            return withoutTeams;
        }
        Set<Member> identities = principal.identities();
        Relations all = relations.get(
                new Someone(identities, name, found),
                () -> database.read(handle -> RightsQueries.onRepository(handle, name, found, identities)));
        return Assessment.of(principal, name, found, all, isNamesake(principal, name.namespace()))
                .decide(action, () -> database.read(handle -> RightsQueries.granters(handle, name.namespace(), found)));
    }

    @Override
    public Decision onNamespace(Principal principal, NamespaceName namespace, NamespaceAction action) {
        boolean namesake = isNamesake(principal, namespace);
        Relations relations = database.read(
                        handle -> RightsQueries.onNamespace(handle, namespace, principal.identities()))
                .and(principal, namespace, namesake);
        boolean exists = relations.organization()
                || namesake
                || (principal.registryAdmin() && personal.owner(namespace).isPresent());
        return new NamespaceAssessment(principal, namespace, exists, relations)
                .decide(action, () -> granters(namespace));
    }

    private Granters granters(NamespaceName organization) {
        return database.read(handle -> RightsQueries.granters(handle, organization, Optional.empty()));
    }

    @Override
    public Decision onRegistry(Principal principal) {
        if (!principal.registryAdmin() || !RightsTable.allows(Capacity.REGISTRY_ADMIN)) {
            return new Decision.Refused(Sentences.missingAdministration(), true);
        }
        return principal.limits().areNone()
                ? new Decision.Allowed("You are an administrator of the registry.")
                : new Decision.Refused(Sentences.limited(), true);
    }

    @Override
    public AccessExplanation explain(Principal principal, RepositoryName name) {
        return explanation(principal, name, true);
    }

    @Override
    public AccessExplanation explainToOthers(Principal about, RepositoryName name) {
        return explanation(about.limitedTo(Limits.NONE), name, false);
    }

    private AccessExplanation explanation(Principal principal, RepositoryName name, boolean toThemselves) {
        boolean namesake = isNamesake(principal, name.namespace());
        return database.read(handle -> {
            Optional<FoundRepository> found = RightsQueries.repository(handle, name);
            Relations relations = RightsQueries.onRepository(handle, name, found, principal.identities());
            Granters granters = RightsQueries.granters(handle, name.namespace(), found);
            Assessment assessment = Assessment.of(principal, name, found, relations, namesake);
            Map<RepositoryAction, Decision> decisions = new EnumMap<>(RepositoryAction.class);
            for (RepositoryAction action : RepositoryAction.values()) {
                decisions.put(
                        action,
                        toThemselves
                                ? assessment.decide(action, () -> granters)
                                : assessment.tell(action, () -> granters));
            }
            return new AccessExplanation(
                    principal, name, toThemselves ? assessment.visibleSources() : assessment.sources(), decisions);
        });
    }

    private boolean isNamesake(Principal principal, NamespaceName namespace) {
        return principal
                .subject()
                .filter(member -> member.kind() == Member.Kind.USER && personal.owns(member.name(), namespace))
                .isPresent();
    }
}
