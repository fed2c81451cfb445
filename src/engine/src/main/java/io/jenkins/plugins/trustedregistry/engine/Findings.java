// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.advisories.store.AdvisoryFolder;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Generations;
import io.jenkins.plugins.trustedregistry.engine.advisories.update.Updates;
import io.jenkins.plugins.trustedregistry.engine.gate.job.Clerk;
import io.jenkins.plugins.trustedregistry.engine.scan.Scanning;
import io.jenkins.plugins.trustedregistry.engine.scan.ScanningParts;
import java.io.IOException;

/** What is known of the insides of images: the advisories, and the scans. */
final class Findings implements AutoCloseable {
    private final Generations advisories;
    private final Updates updates;
    private final Scanning scanning;

    /** @param rematched called when newer advisories were asked about everything */
    Findings(Ground ground, Clerk clerk, Runnable rematched) throws IOException {
        advisories = Generations.open(new AdvisoryFolder(ground.home().advisories()));
        updates = new Updates(
                advisories,
                ground.database(),
                ground.jobs(),
                ground.settings().advisories(),
                ground.settings().proxy().proxy(),
                ground.clock());
        Stores stores = ground.stores();
        scanning = new Scanning(new ScanningParts(
                ground.database(),
                ground.catalog(),
                stores.served(),
                stores.uploads(),
                stores.claims(),
                advisories,
                clerk,
                rematched,
                ground.jobs(),
                ground.inForce(),
                ground.credentials().scanners(),
                ground.credentials().pullTokens(),
                ground.home().temporary(),
                ground.clock()));
    }

    Generations advisories() {
        return advisories;
    }

    Updates updates() {
        return updates;
    }

    Scanning scanning() {
        return scanning;
    }

    @Override
    public void close() {
        scanning.close();
        updates.close();
        advisories.close();
    }
}
