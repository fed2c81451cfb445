// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.attached;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.ImageWaivers;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.Attachments;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.Situation;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.SmallBlobs;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.vex.VexDocument;
import io.jenkins.plugins.trustedregistry.engine.gate.vex.VexParser;
import io.jenkins.plugins.trustedregistry.engine.gate.vex.VexWaivers;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What VEX documents say that are referrers of an image, or of an index that lists it, and were pushed by somebody whom the settings
 * trust. They speak for the registry, because its administrator named those people; and of this image only.
 */
public final class AttachedVex implements ImageWaivers {
    private static final Logger LOG = LoggerFactory.getLogger(AttachedVex.class);
    private static final Set<String> TYPES = Set.of(
            "application/vnd.openvex+json",
            "application/openvex+json",
            "application/vnd.cyclonedx+json",
            "application/vnd.cyclonedx.vex+json");

    private final Manifests manifests;
    private final Attachments attachments;
    private final SmallBlobs blobs;
    private final Set<String> trusted;

    /** @param trusted users, robots and jobs; who is in a group is not known of a push */
    public AttachedVex(Manifests manifests, Attachments attachments, SmallBlobs blobs, Collection<Member> trusted) {
        this.manifests = manifests;
        this.attachments = attachments;
        this.blobs = blobs;
        this.trusted = trusted.stream().map(AttachedVex::shown).collect(Collectors.toSet());
    }

    private static String shown(Member member) {
        return member.kind() == Member.Kind.USER ? member.name() : member.toString();
    }

    @Override
    public List<Waiver> of(Repository repository, Digest image, Situation situation) throws IOException {
        if (trusted.isEmpty()) {
            return List.of();
        }
        List<Digest> subjects = new ArrayList<>(situation.within());
        subjects.add(image);
        List<Waiver> waivers = new ArrayList<>();
        for (Digest subject : subjects) {
            for (ManifestSummary referrer : attachments.referrers(repository.id(), subject)) {
                if (trusted.contains(referrer.pushedBy()) && isVex(referrer)) {
                    waivers.addAll(read(repository, subject, referrer));
                }
            }
        }
        return waivers;
    }

    private static boolean isVex(ManifestSummary referrer) {
        return referrer.artifactType()
                .filter(type -> TYPES.contains(type.name()))
                .isPresent();
    }

    private List<Waiver> read(Repository repository, Digest subject, ManifestSummary referrer) throws IOException {
        Optional<StoredManifest> stored = manifests.find(repository.id(), referrer.digest());
        List<Waiver> waivers = new ArrayList<>();
        if (stored.isPresent()
                && ManifestParser.parse(stored.get().content(), stored.get().mediaType())
                        instanceof ImageManifest manifest) {
            for (Descriptor layer : manifest.layers()) {
                document(layer)
                        .map(document -> VexWaivers.of(
                                document,
                                referrer.digest().toString(),
                                Scope.REGISTRY,
                                ImagePattern.of(repository.name(), subject),
                                referrer.pushedBy()))
                        .ifPresent(waivers::addAll);
            }
        }
        return waivers;
    }

    /** One that can't be read says nothing, so everything counts. */
    private Optional<VexDocument> document(Descriptor layer) throws IOException {
        Optional<byte[]> content = blobs.read(layer);
        try {
            return content.map(VexParser::parse);
        } catch (IllegalArgumentException e) {
            LOG.debug("The blob {} is no VEX document", layer.digest(), e);
            return Optional.empty();
        }
    }
}
