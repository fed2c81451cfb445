// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Organizations in the tables {@code organization} and {@code organization_owner}. */
final class SqlOrganizations implements Organizations {
    private static final String COLUMNS = "SELECT name, description, create_on_push FROM organization";
    private static final String PAGE = " name > :after ORDER BY name LIMIT :limit";

    private final Database database;
    private final Directory directory;

    SqlOrganizations(Database database, Directory directory) {
        this.database = database;
        this.directory = directory;
    }

    @Override
    public Optional<Organization> find(NamespaceName name) {
        return database.read(handle ->
                withOwners(
                                handle,
                                handle.createQuery(COLUMNS + " WHERE name = :name")
                                        .bind("name", name.name()))
                        .stream()
                        .findFirst());
    }

    @Override
    public void create(Organization organization) {
        String name = organization.name().name();
        if (directory.find(name).isPresent()) {
            throw Clash.with(
                    "The name " + name + " is taken by a user, to whom the namespace belongs: choose another one.");
        }
        database.change(handle -> {
            if (hasRepositories(handle, name)) {
                throw Clash.with("The namespace " + name + " still has repositories of somebody else:"
                        + " delete them first, or choose another name.");
            }
            if (insert(handle, organization) == 0) {
                throw Clash.with("There is an organization " + name + " already: change it, or choose another name.");
            }
            handle.createUpdate("DELETE FROM personal_namespace WHERE name = :name")
                    .bind("name", name)
                    .execute();
            insertOwners(handle, organization);
        });
    }

    private static int insert(Handle handle, Organization organization) {
        return handle.createUpdate("""
                        INSERT INTO organization (name, description, create_on_push)
                        VALUES (:name, :description, :createOnPush)
                        ON CONFLICT (name) DO NOTHING""")
                .bind("name", organization.name().name())
                .bind("description", organization.description())
                .bind("createOnPush", organization.createOnPush())
                .execute();
    }

    @Override
    public boolean update(Organization organization) {
        return database.write(handle -> {
            int found = handle.createUpdate("""
                            UPDATE organization SET description = :description, create_on_push = :createOnPush
                            WHERE name = :name""")
                    .bind("name", organization.name().name())
                    .bind("description", organization.description())
                    .bind("createOnPush", organization.createOnPush())
                    .execute();
            if (found == 0) {
                return false;
            }
            handle.createUpdate("DELETE FROM organization_owner WHERE organization = :name")
                    .bind("name", organization.name().name())
                    .execute();
            insertOwners(handle, organization);
            return true;
        });
    }

    private static void insertOwners(Handle handle, Organization organization) {
        if (organization.owners().isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO organization_owner (organization, member) VALUES (:name, :member)");
        organization
                .owners()
                .forEach(owner -> batch.bind("name", organization.name().name())
                        .bind("member", owner.toString())
                        .add());
        batch.execute();
    }

    @Override
    public boolean delete(NamespaceName name) {
        return database.write(handle -> {
            if (hasRepositories(handle, name.name())) {
                throw Clash.with("The organization " + name
                        + " has repositories: delete them first, for what is in them" + " would be lost.");
            }
            return handle.createUpdate("DELETE FROM organization WHERE name = :name")
                            .bind("name", name.name())
                            .execute()
                    > 0;
        });
    }

    private static boolean hasRepositories(Handle handle, String namespace) {
        return handle.createQuery("SELECT 1 FROM repository WHERE namespace = :namespace LIMIT 1")
                .bind("namespace", namespace)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    @Override
    public List<Organization> list(String after, int limit) {
        return database.read(handle -> withOwners(
                handle,
                handle.createQuery(COLUMNS + " WHERE" + PAGE)
                        .bind("after", after)
                        .bind("limit", limit)));
    }

    @Override
    public List<Organization> list(Set<Member> of, String after, int limit) {
        return database.read(handle -> withOwners(
                handle,
                handle.createQuery(COLUMNS + """
                         WHERE name IN (
                          SELECT organization FROM organization_owner WHERE member IN (<members>)
                          UNION SELECT organization FROM team_member WHERE member IN (<members>))
                        AND\s""" + PAGE)
                        .bindList(EmptyHandling.NULL_KEYWORD, "members", Member.texts(of))
                        .bind("after", after)
                        .bind("limit", limit)));
    }

    private static List<Organization> withOwners(Handle handle, Query organizations) {
        List<Organization> found = organizations
                .map((row, context) -> new Organization(
                        NamespaceName.parse(row.getString("name")),
                        row.getString("description"),
                        row.getBoolean("create_on_push"),
                        Set.of()))
                .list();
        if (found.isEmpty()) {
            return found;
        }
        Map<String, Set<Member>> owners = owners(handle, found);
        return found.stream()
                .map(each -> new Organization(
                        each.name(),
                        each.description(),
                        each.createOnPush(),
                        owners.getOrDefault(each.name().name(), Set.of())))
                .toList();
    }

    private static Map<String, Set<Member>> owners(Handle handle, List<Organization> of) {
        return handle.createQuery("SELECT organization, member FROM organization_owner WHERE organization IN (<names>)")
                .bindList("names", of.stream().map(each -> each.name().name()).toList())
                .reduceRows(new HashMap<>(), (owners, row) -> {
                    owners.computeIfAbsent(row.getColumn("organization", String.class), name -> new HashSet<>())
                            .add(Member.parse(row.getColumn("member", String.class)));
                    return owners;
                });
    }
}
