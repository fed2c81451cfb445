// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.database.Database;

/** The roles of this package, which share one database. */
public record Accounts(
        Organizations organizations, Teams teams, Memberships memberships, Grants grants, Namespaces namespaces) {

    public static Accounts on(Database database, Directory directory) {
        return new Accounts(
                new SqlOrganizations(database, directory),
                new SqlTeams(database),
                new SqlMemberships(database),
                new SqlGrants(database),
                new SqlNamespaces(database, new PersonalNamespaces(directory)));
    }
}
