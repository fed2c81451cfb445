// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.health.DiskSpace;
import io.jenkins.plugins.trustedregistry.engine.health.HealthCheck;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.CollectionParts;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.Forerunner;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.GarbageCollection;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub.DamagedBlobs;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub.GuardedQuarantine;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub.Scrub;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub.ScrubParts;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.StorageSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.Outcome;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.Tried;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.What;
import io.jenkins.plugins.trustedregistry.engine.storage.RemovalPause;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.DiskLayout;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobRemoval;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobWalk;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileQuarantine;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileUploadStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.ReceivedBlobs;
import io.jenkins.plugins.trustedregistry.engine.storage.file.StorageProbe;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.VerifiedBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The storage folder and all that stands around it: who needs which blob now, what is compared on its way, who looks after it. */
final class Stores {
    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

    private final Home home;
    private final Path folder;
    private final Supplier<Settings> settings;
    private final Database database;
    private final Clock clock;
    private final StorageProbe probe;
    private final FileBlobStore files;
    private final FileUploadStore received;
    private final FileQuarantine quarantine;
    private final DamagedBlobs damaged;
    private final BlobClaims claims;
    private final RemovalPause removals = new RemovalPause();
    private final VerifiedBlobStore served;
    private final UploadStore uploads;

    private Stores(
            Home home, Path folder, Supplier<Settings> settings, Database database, Clock clock, StorageProbe probe)
            throws IOException {
        this.home = home;
        this.folder = folder;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
        this.probe = probe;
        files = FileBlobStore.open(new DiskLayout(folder));
        received = new FileUploadStore(files);
        quarantine = new FileQuarantine(files);
        damaged = new DamagedBlobs(database, clock);
        claims = new BlobClaims(settings.get().garbageCollection().grace(), System::nanoTime);
        served = new VerifiedBlobStore(
                files, new GuardedQuarantine(quarantine, files, claims, damaged), System::nanoTime);
        uploads = new ReceivedBlobs(received, served);
    }

    /** @throws IOException when the folder can't be used, with a sentence; one that is full can */
    static Stores open(Home home, Supplier<Settings> settings, Database database, Clock clock, SecureRandom random)
            throws IOException {
        Path folder = folder(home, settings.get().storage());
        StorageProbe probe = new StorageProbe(random);
        ProbeResult found = probe.folder(folder);
        if (found.full()) { // what is there can be pulled, and deleted to make space
            LOG.warn("The storage is full, so nothing can be pushed. {}", found.sentence());
        } else if (!found.usable()) {
            throw new IOException(found.sentence());
        }
        return new Stores(home, folder, settings, database, clock, probe);
    }

    private static Path folder(Home home, StorageSettings settings) {
        return settings.folder().isEmpty() ? home.storage() : Path.of(settings.folder());
    }

    /** A sentence when other settings name a folder that does not hold what this one does. */
    Optional<String> missingIn(StorageSettings wanted) throws IOException {
        return StorageProbe.missing(files, folder(home, wanted));
    }

    /** Tries the folder that other settings name, step by step, and whether it holds what this one does. */
    ProbeResult probe(StorageSettings wanted) {
        ProbeResult found = probe.stepByStep(folder(home, wanted), home.folder());
        if (!found.usable()) {
            return found;
        }
        List<Tried> tried = new ArrayList<>(found.tried());
        tried.add(layers(wanted));
        return new ProbeResult(true, false, found.sentence(), tried);
    }

    private Tried layers(StorageSettings wanted) {
        try {
            return missingIn(wanted)
                    .map(sentence -> new Tried(What.LAYERS, Outcome.WARNED, sentence + " Until then it is not saved."))
                    .orElseGet(() ->
                            new Tried(What.LAYERS, Outcome.PASSED, "It holds the layers that the registry has now."));
        } catch (IOException e) {
            return new Tried(
                    What.LAYERS,
                    Outcome.WARNED,
                    "The layers that the registry has now could not be looked for in it: " + e.getMessage() + ".");
        }
    }

    /** As they lie there, for checks and copies. */
    BlobStore blobs() {
        return files;
    }

    /** As clients get them. */
    BlobStore served() {
        return served;
    }

    UploadStore uploads() {
        return uploads;
    }

    BlobClaims claims() {
        return claims;
    }

    RemovalPause removals() {
        return removals;
    }

    /** @param before what is let go first */
    GarbageCollection collection(Catalog catalog, Forerunner before, InstantSource settled, Jobs jobs) {
        return new GarbageCollection(
                new CollectionParts(
                        database,
                        catalog.usage(),
                        catalog.trash(),
                        before,
                        files,
                        () -> new FileBlobWalk(files),
                        new FileBlobRemoval(files),
                        removals,
                        received,
                        claims,
                        () -> settings.get().garbageCollection(),
                        clock,
                        settled,
                        System::nanoTime),
                jobs);
    }

    Scrub scrub(Jobs jobs) {
        return new Scrub(
                new ScrubParts(
                        files,
                        () -> new FileBlobWalk(files),
                        quarantine,
                        claims,
                        damaged,
                        () -> settings.get().scrub(),
                        System::nanoTime),
                jobs);
    }

    HealthCheck health() {
        return new HealthCheck("storage", () -> {
            Optional<String> full = DiskSpace.problem(folder);
            if (full.isPresent()) {
                return full;
            }
            ProbeResult found = probe.folder(folder);
            if (!found.usable()) {
                throw new IOException(found.sentence()); // names the folder: for the log only
            }
            return Optional.empty();
        });
    }
}
