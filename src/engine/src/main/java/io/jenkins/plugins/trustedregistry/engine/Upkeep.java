// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.backup.BackupSource;
import io.jenkins.plugins.trustedregistry.engine.backup.Backups;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletion;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionJobs;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionListener;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionParts;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.AnnouncedDeletions;
import io.jenkins.plugins.trustedregistry.engine.events.Events;
import io.jenkins.plugins.trustedregistry.engine.gate.store.KeptGates;
import io.jenkins.plugins.trustedregistry.engine.health.DiskSpace;
import io.jenkins.plugins.trustedregistry.engine.health.Health;
import io.jenkins.plugins.trustedregistry.engine.health.HealthCheck;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.GarbageCollection;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub.Scrub;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.KeptPruning;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What keeps the registry whole: deletion and undo, collection, scrub, backups; and whether it is whole. */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Ground ground;
    private final Deletion deletion;
    private final GarbageCollection collection;
    private final Scrub scrub;
    private final Backups backups;

    /** @param told of what is deleted and what comes back, besides the events */
    Upkeep(Ground ground, Host host, DeletionListener told) throws IOException {
        this.ground = ground;
        Stores stores = ground.stores();
        backups = new Backups(
                new BackupSource(
                        ground.database(),
                        stores.blobs(),
                        stores.removals(),
                        ground.home().keys(),
                        host::settingsFile,
                        taker -> ground.events().audit().reader().copyTo(taker::take),
                        ground.home().temporary(),
                        host.version()),
                ground.clock(),
                ground.random());
        Deletion deleting = deletion(ground, told);
        deletion = deleting;
        DeletionJobs.register(deleting, ground.jobs());
        collection = stores.collection(
                ground.catalog(), run -> DeletionJobs.doWhatIsDue(deleting, run), ground.settled(), ground.jobs());
        scrub = stores.scrub(ground.jobs());
    }

    /** All that deletes and undoes. */
    private static Deletion deletion(Ground ground, DeletionListener told) {
        Settings settings = ground.settings();
        Events events = ground.events();
        return Deletion.of(new DeletionParts(
                ground.database(),
                ground.catalog(),
                ground.accounts(),
                ground.credentials().robots(),
                Duration.ofDays(settings.trash().days()),
                Duration.ofDays(settings.trash().historyDays()),
                settings.untagged(),
                Stream.concat(Stream.of(new AnnouncedDeletions(events.listeners()), told), events.deletions().stream())
                        .toList(),
                List.of(
                        events.webhooks().keepsake(),
                        new KeptGates(ground.database()),
                        new KeptPruning(ground.database())),
                List.of(new KeptGates(ground.database())),
                ground.clock(),
                ground.settled()));
    }

    Deletion deletion() {
        return deletion;
    }

    GarbageCollection collection() {
        return collection;
    }

    Scrub scrub() {
        return scrub;
    }

    /** Blobs that were found damaged and not whole again since. */
    long damagedBlobs() {
        return scrub.damaged().count();
    }

    Backups backups() {
        return backups;
    }

    /**
     * Looks whether a home that was copied while it was used is whole.
     *
     * @throws IOException with a sentence when it is not
     */
    void requireWholeCopy(Home home) throws IOException {
        ground.database().check();
        List<StorageCheck.Fault> faults = storageCheck().references().faults();
        if (!faults.isEmpty()) {
            StorageCheck.Fault first = faults.get(0);
            throw new IOException(
                    "The home " + home.folder() + " is a copy of one that was in use, and it is not whole ("
                            + faults.size() + " faults, the first: " + first.where() + ": " + first.what()
                            + "). Make it of a backup ('backup' and 'restore'), or copy the home while no registry"
                            + " uses it.");
        }
        LOG.warn(
                "The home was copied while a registry used it. Its metadata was checked and is consistent; 'backup' and"
                        + " 'restore' are the way to copy a registry that runs");
    }

    StorageCheck storageCheck() {
        return new StorageCheck(ground.catalog(), ground.stores().blobs());
    }

    /** What must work for the registry to serve. */
    Health health() {
        Events events = ground.events();
        return new Health(
                List.of(
                        new HealthCheck("metadata", () -> {
                            ground.catalog().repositories().list("", 1);
                            return DiskSpace.problem(ground.home().folder());
                        }),
                        ground.stores().health(),
                        HealthCheck.notVital("audit", () -> events.audit().trouble()),
                        HealthCheck.notVital("webhooks", () -> events.webhooks().trouble())),
                ground.clock());
    }
}
