// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.attached.Attacher;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements beside an image: a referrer of it, also under the tag where cosign looks. Those of others are kept. */
final class Attestations {
    private static final String BY = Attacher.PROVENANCE.shownName();

    private final ProvenanceParts parts;
    private final Catalog catalog;

    Attestations(ProvenanceParts parts) {
        this.parts = parts;
        this.catalog = parts.catalog();
    }

    /**
     * An image in a repository.
     *
     * @param area where a build pushes into one: the tag goes there
     */
    record Place(Repository repository, ManifestSummary image, Optional<StagingId> area) {
        Tag tag() {
            Digest digest = image.digest();
            return new Tag(digest.algorithm() + "-" + digest.hex() + ".att");
        }
    }

    /** Whether the registry has said something of this build already. */
    boolean speakOf(Place place, BuildId build) {
        return AttestationManifest.speaksOf(layers(place), build.text());
    }

    private List<JsonNode> layers(Place place) {
        return stored(place)
                .map(StoredManifest::content)
                .map(AttestationManifest::layers)
                .orElse(List.of());
    }

    /** As whoever pushed the image sees it. */
    private Optional<StoredManifest> stored(Place place) {
        long repository = place.repository().id();
        Optional<Digest> staged = place.area().flatMap(id -> catalog.staged().find(id, repository, place.tag()));
        return catalog.manifests().find(repository, staged.isPresent() ? staged.get() : place.tag());
    }

    void add(Place place, byte[] envelope, BuildId build) throws IOException {
        Descriptor subject = Descriptor.of(
                place.image().mediaType(), place.image().digest(), place.image().size());
        byte[] manifest = AttestationManifest.of(subject, layers(place), envelope, build.text());
        try (BlobClaims.Claim envelopeClaim = parts.claims().claim(Digest.of(envelope));
                BlobClaims.Claim emptyClaim = parts.claims().claim(Digest.of(AttestationManifest.EMPTY))) {
            bring(place, envelope, envelopeClaim);
            bring(place, AttestationManifest.EMPTY, emptyClaim);
            put(place, manifest, MediaType.OCI_MANIFEST);
        }
    }

    /**
     * Takes what another repository has to say of the same image along, unless something is said here already.
     *
     * @return whether there was something
     */
    boolean copy(Repository from, Place to) throws IOException {
        Optional<StoredManifest> there = catalog.manifests().find(from.id(), to.tag());
        if (there.isEmpty() || stored(to).isPresent()) {
            return there.isPresent();
        }
        Manifest manifest =
                ManifestParser.parse(there.get().content(), there.get().mediaType());
        List<BlobClaims.Claim> claims = new ArrayList<>();
        try {
            for (Descriptor blob : manifest.blobs()) {
                BlobClaims.Claim claim = parts.claims().claim(blob.digest());
                claims.add(claim);
                link(to, blob.digest(), blob.size());
                claim.lease();
            }
            put(to, there.get().content(), there.get().mediaType());
        } finally {
            claims.forEach(BlobClaims.Claim::close);
        }
        return true;
    }

    private void put(Place place, byte[] content, MediaType type) {
        Digest digest = Digest.of(content);
        Repository repository = place.repository();
        StoredManifest bytes = new StoredManifest(digest, type, content);
        Manifest parsed = ManifestParser.parse(content, type);
        List<Tag> tags = List.of(place.tag());
        if (place.area().isEmpty()) {
            catalog.manifests().put(repository.id(), bytes, parsed, tags, BY);
            return;
        }
        StagingId area = place.area().get();
        catalog.manifests().stage(repository.id(), bytes, parsed, area, BY);
        catalog.staged().put(area, repository.id(), repository.name(), tags, digest);
    }

    /** As a push does: in the store first, then the repository's, and needed until its manifest is there. */
    private void bring(Place place, byte[] content, BlobClaims.Claim claim) throws IOException {
        Digest digest = Digest.of(content);
        parts.uploads().receive(new ByteArrayInputStream(content), digest);
        link(place, digest, content.length);
        claim.lease();
    }

    private void link(Place place, Digest digest, long size) {
        long repository = place.repository().id();
        if (place.area().isPresent()) {
            catalog.blobs().stage(repository, digest, size, place.area().get());
        } else {
            catalog.blobs().link(repository, digest, size);
        }
    }
}
