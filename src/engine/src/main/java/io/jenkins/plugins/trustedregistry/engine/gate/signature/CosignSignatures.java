// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.signature;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.gate.key.NamedKeys;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.Attachments;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.SignatureCheck;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.SmallBlobs;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Signed;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verifies what cosign attached to images: below a tag, and as referrers. */
public final class CosignSignatures implements SignatureCheck {
    /** More manifests with signatures of one image are not looked at. */
    private static final int MOST = 200;

    private static final Set<String> REFERRERS =
            Set.of("application/vnd.dev.cosign.artifact.sig.v1+json", SimpleSigning.TYPE, SigstoreBundle.TYPE);

    private final Manifests manifests;
    private final Attachments attachments;
    private final SmallBlobs blobs;
    private final NamedKeys keys;

    public CosignSignatures(Manifests manifests, Attachments attachments, SmallBlobs blobs, NamedKeys keys) {
        this.manifests = manifests;
        this.attachments = attachments;
        this.blobs = blobs;
        this.keys = keys;
    }

    @Override
    public Signed of(Repository repository, List<Digest> signed) throws IOException {
        Signed all = Signed.BY_NOBODY;
        for (Digest digest : signed) {
            all = all.and(of(repository, digest));
        }
        return all;
    }

    private Signed of(Repository repository, Digest image) throws IOException {
        List<Proof> proofs = new ArrayList<>();
        for (Digest holder : holders(repository, image)) {
            Optional<StoredManifest> stored = manifests.find(repository.id(), holder);
            if (stored.isPresent()
                    && ManifestParser.parse(stored.get().content(), stored.get().mediaType())
                            instanceof ImageManifest manifest) {
                read(manifest, proofs);
            }
        }
        return Proofs.summed(List.of(image), proofs);
    }

    private Set<Digest> holders(Repository repository, Digest image) {
        Set<Digest> holders = new LinkedHashSet<>();
        attachments.byTag(repository.id(), image, "sig").ifPresent(holders::add);
        attachments.referrers(repository.id(), image).stream()
                .filter(each -> each.artifactType()
                        .filter(type -> REFERRERS.contains(type.name()))
                        .isPresent())
                .map(ManifestSummary::digest)
                .limit(MOST)
                .forEach(holders::add);
        return holders;
    }

    private void read(ImageManifest manifest, List<Proof> proofs) throws IOException {
        for (Descriptor layer : manifest.layers()) {
            if (Proofs.canBe(layer)) {
                blobs.read(layer)
                        .map(content -> Proofs.read(layer, content, keys))
                        .ifPresent(proofs::addAll);
            }
        }
    }
}
