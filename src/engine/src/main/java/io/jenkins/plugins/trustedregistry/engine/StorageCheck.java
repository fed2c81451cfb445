// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.BlobVerifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads everything the registry keeps and says what is damaged or missing: every blob's bytes against its digest, every
 * manifest's bytes against its digest, and everything a manifest needs. Changes nothing and may run beside pushes.
 */
public final class StorageCheck {
    private static final int PAGE = 500;

    private final Catalog catalog;
    private final BlobStore blobs;

    StorageCheck(Catalog catalog, BlobStore blobs) {
        this.catalog = catalog;
        this.blobs = blobs;
    }

    /**
     * What was found; nothing when all is well.
     *
     * @param progress hears how many bytes of blobs have been read
     */
    public Report run(BlobVerifier.Progress progress) throws IOException {
        Report manifests = references();
        List<Fault> faults = new ArrayList<>(manifests.faults());
        new BlobVerifier(blobs)
                .verifyAll(progress)
                .forEach(
                        damaged -> faults.add(new Fault("blob " + damaged.blob().digest(), damaged.reason())));
        return new Report(manifests.manifests(), faults);
    }

    /** The same without reading blobs: every manifest, and that all it needs is there in the right size. */
    Report references() throws IOException {
        List<Fault> faults = new ArrayList<>();
        long manifests = 0;
        List<Repository> page = catalog.repositories().list("", PAGE);
        while (!page.isEmpty()) {
            for (Repository repository : page) {
                manifests += checkRepository(repository, faults);
            }
            page = catalog.repositories().list(page.get(page.size() - 1).name().name(), PAGE);
        }
        return new Report(manifests, faults);
    }

    private long checkRepository(Repository repository, List<Fault> faults) throws IOException {
        long seen = 0;
        List<ManifestSummary> page = catalog.manifests().list(repository.id(), "", PAGE);
        while (!page.isEmpty()) {
            for (ManifestSummary summary : page) {
                Optional<StoredManifest> stored = catalog.manifests().find(repository.id(), summary.digest());
                if (stored.isPresent()) { // else it was deleted meanwhile
                    checkManifest(repository, stored.get(), faults);
                    seen++;
                }
            }
            page = catalog.manifests()
                    .list(repository.id(), page.get(page.size() - 1).digest().toString(), PAGE);
        }
        return seen;
    }

    private void checkManifest(Repository repository, StoredManifest stored, List<Fault> faults) throws IOException {
        String where = repository.name() + "@" + stored.digest();
        if (!Digest.of(stored.digest().algorithm(), stored.content()).equals(stored.digest())) {
            faults.add(new Fault(where, "Its bytes have another digest."));
            return;
        }
        List<Descriptor> required;
        try {
            required =
                    ManifestParser.parse(stored.content(), stored.mediaType()).requiredBlobs();
        } catch (RegistryException e) {
            faults.add(new Fault(where, "It can no longer be read: " + e.getMessage()));
            return;
        }
        for (Descriptor blob : required) {
            checkBlob(repository, blob.digest())
                    .ifPresent(reason -> faults.add(new Fault(where, "Its blob " + blob.digest() + " " + reason)));
        }
    }

    private Optional<String> checkBlob(Repository repository, Digest digest) throws IOException {
        OptionalLong size = catalog.blobs().size(repository.id(), digest);
        if (size.isEmpty()) {
            return Optional.of("does not belong to the repository.");
        }
        Optional<StoredBlob> blob = blobs.find(digest);
        if (blob.isEmpty()) {
            return Optional.of("is not in the storage.");
        }
        return blob.get().size() == size.getAsLong()
                ? Optional.empty()
                : Optional.of("has " + blob.get().size() + " bytes instead of " + size.getAsLong() + ".");
    }

    /** One thing that is damaged or missing. */
    public record Fault(String where, String what) {}

    /** What a check found. */
    public record Report(long manifests, List<Fault> faults) {
        public Report {
            faults = List.copyOf(faults);
        }
    }
}
