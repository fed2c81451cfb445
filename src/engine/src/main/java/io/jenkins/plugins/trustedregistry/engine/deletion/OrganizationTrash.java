// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.Grant;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organization;
import io.jenkins.plugins.trustedregistry.engine.accounts.Team;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removals;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robots;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Deletes and restores organizations, each in one transaction over all the packages that hold a part of one. */
final class OrganizationTrash {
    private static final int PAGE = 500;

    private final Database database;
    private final Accounts accounts;
    private final Robots robots;
    private final Repositories repositories;
    private final Removals removals;
    private final Trash trash;
    private final List<Keepsake> keepsakes;

    OrganizationTrash(DeletionParts parts) {
        database = parts.database();
        accounts = parts.accounts();
        robots = parts.robots();
        repositories = parts.catalog().repositories();
        removals = parts.catalog().removals();
        trash = parts.catalog().trash();
        keepsakes = parts.keepsakes();
    }

    OptionalInt delete(NamespaceName name, boolean cascade, Removal removal) {
        return database.write(handle -> accounts.organizations()
                .find(name)
                .map(found -> OptionalInt.of(delete(found, cascade, removal)))
                .orElse(OptionalInt.empty()));
    }

    private int delete(Organization organization, boolean cascade, Removal removal) {
        NamespaceName name = organization.name();
        if (!cascade && !repositories.list(name, "", 1).isEmpty()) {
            throw clash("The organization " + name
                    + " has repositories: delete them first, or ask for them to be deleted with it (cascade).");
        }
        String document =
                removal.until().isEmpty() ? "" : describe(organization).text();
        keepsakes.forEach(each -> each.remove(name));
        int count = removals.namespace(name, document, removal);
        robots.deleteAll(name);
        accounts.organizations().delete(name);
        return count;
    }

    private OrganizationDocument describe(Organization organization) {
        NamespaceName name = organization.name();
        List<Team> teams = all(
                after -> accounts.teams().list(name, after, PAGE),
                team -> team.name().team());
        List<Grant> grants = teams.stream()
                .flatMap(team -> all(
                        after -> accounts.grants().ofTeam(team.name(), after, PAGE),
                        grant -> grant.repository().name())
                        .stream())
                .toList();
        Map<String, String> kept =
                keepsakes.stream().collect(Collectors.toMap(Keepsake::name, each -> each.putDown(name)));
        return OrganizationDocument.of(organization, teams, grants, robots.putDown(name), kept);
    }

    Optional<Restored> restore(TrashEntry entry, Optional<String> as, String by) {
        if (as.isPresent()) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "An organization comes back under its own name, because the names of its images hold it: leave the"
                            + " other name out.",
                    Map.of());
        }
        return database.write(handle ->
                trash.document(entry.id()).flatMap(text -> restore(entry, OrganizationDocument.parse(text), by)));
    }

    private Optional<Restored> restore(TrashEntry entry, OrganizationDocument document, String by) {
        NamespaceName name = entry.namespace();
        accounts.organizations().create(document.organization(name));
        robots.takeUp(name, document.robots());
        for (Keepsake each : keepsakes) {
            Optional.ofNullable(document.kept().get(each.name())).ifPresent(text -> each.takeUp(name, text));
        }
        document.teams(name).forEach(accounts.teams()::create);
        Optional<Restored> restored = trash.restore(entry.id(), Optional.empty(), by);
        document.grants(name).stream()
                .filter(grant -> repositories.find(grant.repository()).isPresent())
                .forEach(accounts.grants()::put);
        return restored;
    }

    private static <T> List<T> all(Function<String, List<T>> page, Function<T, String> key) {
        List<T> all = new ArrayList<>();
        List<T> next = page.apply("");
        while (!next.isEmpty()) {
            all.addAll(next);
            next = next.size() < PAGE ? List.of() : page.apply(key.apply(next.get(next.size() - 1)));
        }
        return all;
    }

    private static RegistryException clash(String sentence) {
        return new RegistryException(ErrorCode.NAME_INVALID, 409, sentence, Map.of());
    }
}
