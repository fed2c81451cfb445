// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Namespaces in the tables {@code organization} and {@code personal_namespace}, and in the directory. */
final class SqlNamespaces implements Namespaces {
    private static final boolean DEFAULT_FOR_OWNER = true;

    private final Database database;
    private final PersonalNamespaces personal;

    SqlNamespaces(Database database, PersonalNamespaces personal) {
        this.database = database;
        this.personal = personal;
    }

    @Override
    public Optional<Namespace> find(NamespaceName name) {
        Optional<Boolean> organization = database.read(handle -> stored(handle, "organization", name));
        return organization
                .map(on -> new Namespace(name, Namespace.Kind.ORGANIZATION, on))
                .or(() -> personal.owner(name).map(owner -> personal(name)));
    }

    private Namespace personal(NamespaceName name) {
        boolean on = database.read(handle -> stored(handle, "personal_namespace", name))
                .orElse(DEFAULT_FOR_OWNER);
        return new Namespace(name, Namespace.Kind.PERSONAL, on);
    }

    private static Optional<Boolean> stored(Handle handle, String table, NamespaceName name) {
        return handle.createQuery("SELECT create_on_push FROM <table> WHERE name = :name")
                .define("table", table)
                .bind("name", name.name())
                .mapTo(Boolean.class)
                .findFirst();
    }

    @Override
    public boolean switchCreateOnPush(NamespaceName name, boolean on) {
        Optional<Namespace> found = find(name);
        if (found.isEmpty()) {
            return false;
        }
        return database.write(handle -> switchOrganization(handle, name, on)
                || (found.get().kind() == Namespace.Kind.PERSONAL && switchPersonal(handle, name, on)));
    }

    private static boolean switchOrganization(Handle handle, NamespaceName name, boolean on) {
        return handle.createUpdate("UPDATE organization SET create_on_push = :on WHERE name = :name")
                        .bind("name", name.name())
                        .bind("on", on)
                        .execute()
                > 0;
    }

    private static boolean switchPersonal(Handle handle, NamespaceName name, boolean on) {
        return handle.createUpdate("""
                        INSERT INTO personal_namespace (name, create_on_push) VALUES (:name, :on)
                        ON CONFLICT (name) DO UPDATE SET create_on_push = excluded.create_on_push""").bind("name", name.name()).bind("on", on).execute() > 0;
    }
}
