// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.PersonalNamespaces;
import io.jenkins.plugins.trustedregistry.engine.database.Database;

/** The roles of this package, which share one database. */
public record Access(AccessControl control, AccessExplainer explainer, VisibleRepositories visible) {

    public static Access on(Database database, Directory directory) {
        PersonalNamespaces personal = new PersonalNamespaces(directory);
        Rights rights = new Rights(database, personal);
        return new Access(rights, rights, new SqlVisibleRepositories(database, personal));
    }
}
