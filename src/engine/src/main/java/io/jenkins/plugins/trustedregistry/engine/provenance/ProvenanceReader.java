// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the statements about an image, whoever made them: referrers of it, what lies under cosign's tag, and what BuildKit puts beside
 * it into an index.
 */
public final class ProvenanceReader {
    private static final int MOST = 50;
    private static final int LARGEST = 4 * 1024 * 1024;
    /** In the annotations of an index' entries (BuildKit, docs/attestations/attestation-storage.md). */
    private static final String ABOUT = "vnd.docker.reference.digest";

    private final Manifests manifests;
    private final BlobStore blobs;
    private final ProvenanceKey own;

    /** @param blobs as clients get them: compared with their digests */
    public ProvenanceReader(Manifests manifests, BlobStore blobs, ProvenanceKey own) {
        this.manifests = manifests;
        this.blobs = blobs;
        this.own = own;
    }

    /** The public key that the registry signs with, PEM: for those who check themselves. */
    public String publicKey() {
        return own.publicPem();
    }

    /** Those that at most {@value #MOST} manifests bring. What can't be read as a statement is passed over. */
    public List<FoundStatement> of(long repositoryId, Digest image) throws IOException {
        List<FoundStatement> found = new ArrayList<>();
        for (ManifestSummary bringing : bringing(repositoryId, image)) {
            Optional<StoredManifest> stored = manifests.find(repositoryId, bringing.digest());
            if (stored.isPresent()) {
                for (Descriptor layer : layers(stored.get())) {
                    read(layer).map(each -> statement(bringing, image, each)).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static FoundStatement statement(ManifestSummary bringing, Digest image, SignedStatement read) {
        return new FoundStatement(
                bringing.digest(),
                bringing.pushedBy(),
                bringing.pushedAt(),
                read.signer(),
                read.isAbout(image.algorithm().toString(), image.hex()),
                read.predicateType(),
                read.statement());
    }

    private List<ManifestSummary> bringing(long repositoryId, Digest image) {
        Map<Digest, ManifestSummary> all = new LinkedHashMap<>();
        manifests
                .referrers(repositoryId, image, Optional.empty(), "", MOST)
                .forEach(each -> all.put(each.digest(), each));
        Tag tag = Tag.parse(image.algorithm() + "-" + image.hex() + ".att");
        Stream.concat(
                        manifests.find(repositoryId, tag).map(StoredManifest::digest).stream(),
                        beside(repositoryId, image))
                .limit(MOST)
                .filter(digest -> !all.containsKey(digest))
                .forEach(digest -> manifests.summary(repositoryId, digest).ifPresent(each -> all.put(digest, each)));
        return List.copyOf(all.values());
    }

    /** Entries of indexes that say that they are about the image. */
    private Stream<Digest> beside(long repositoryId, Digest image) {
        return manifests.referencing(repositoryId, image, MOST).stream()
                .flatMap(index -> manifests.find(repositoryId, index).stream())
                .map(ProvenanceReader::parsed)
                .filter(ImageIndex.class::isInstance)
                .flatMap(index -> index.manifests().stream())
                .filter(entry -> image.toString().equals(entry.annotations().get(ABOUT)))
                .map(Descriptor::digest)
                .distinct();
    }

    private static Manifest parsed(StoredManifest stored) {
        return ManifestParser.parse(stored.content(), stored.mediaType());
    }

    private static List<Descriptor> layers(StoredManifest stored) {
        return parsed(stored).blobs().stream()
                .filter(blob -> blob.size() <= LARGEST)
                .filter(blob -> blob.mediaType().name().matches(".*(in-toto|dsse|sigstore\\.bundle).*"))
                .toList();
    }

    private Optional<SignedStatement> read(Descriptor layer) throws IOException {
        try (InputStream in = blobs.open(layer.digest(), 0, layer.size())) {
            return SignedStatement.read(in.readAllBytes(), own);
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it went meanwhile
        }
    }
}
