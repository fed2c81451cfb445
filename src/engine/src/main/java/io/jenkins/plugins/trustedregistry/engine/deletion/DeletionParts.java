// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robots;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What deletion is made of.
 *
 * @param window how long the trash keeps things; zero: everything is removed for good
 * @param history how long movements of tags are remembered
 * @param untagged what becomes of manifests nothing leads to, where a repository does not say
 * @param keepsakes what else goes to the trash with an organization, and comes back with it
 * @param kept the same of a repository
 * @param settled the time for what is removed for good, which no jump of the clock hurries
 */
public record DeletionParts(
        Database database,
        Catalog catalog,
        Accounts accounts,
        Robots robots,
        Duration window,
        Duration history,
        UntaggedRule untagged,
        List<DeletionListener> listeners,
        List<Keepsake> keepsakes,
        List<RepositoryKeepsake> kept,
        InstantSource clock,
        InstantSource settled) {

    public DeletionParts {
        listeners = List.copyOf(listeners);
        keepsakes = List.copyOf(keepsakes);
        kept = List.copyOf(kept);
    }
}
