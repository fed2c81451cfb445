// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;

/** Puts repositories into the catalog's table without the catalog. */
public final class RepositoryRows {
    private final Database database;

    public RepositoryRows(Database database) {
        this.database = database;
    }

    public void add(String name, Visibility visibility) {
        RepositoryName parsed = RepositoryName.parse(name);
        database.change(handle -> handle.createUpdate("""
                        INSERT INTO any_repository (name, namespace, visibility, description, scan_mode, created_at, created_by)
                        VALUES (:name, :namespace, :visibility, '', 'ON_PUSH', 0, 'test')""")
                .bind("name", parsed.name())
                .bind("namespace", parsed.namespace().name())
                .bind("visibility", visibility.name())
                .execute());
    }

    public void remove(String name) {
        database.change(handle -> handle.createUpdate("DELETE FROM any_repository WHERE name = :name")
                .bind("name", name)
                .execute());
    }
}
