// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.sight.StagingOf;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagedTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Announcer;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.ManifestBody;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.platform.Platforms;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a manifest and points tags at it (distribution-spec, "Pushing Manifests"; end-7a, end-7b). By tag it is kept under its
 * sha256 digest, by digest under the digest that the client names, after that was found to be true. Whoever pushes into a staging area
 * has the tags noted there instead.
 */
final class PushManifest implements Endpoint {
    /** The specification asks for ten; some more cost nothing. */
    private static final int MOST_TAGS = 100;

    private final Lookup lookup;
    private final Manifests manifests;
    private final StagedTags staged;
    private final Platforms platforms;
    private final StagingOf staging;
    private final Announcer announcer;

    PushManifest(Lookup lookup, Catalog catalog, Platforms platforms, StagingOf staging, Announcer announcer) {
        this.lookup = lookup;
        this.manifests = catalog.manifests();
        this.staged = catalog.staged();
        this.platforms = platforms;
        this.staging = staging;
        this.announcer = announcer;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        Repository repository = lookup.repository(call);
        Reference reference = Reference.parse(call.parameter("reference"));
        List<Tag> tags = tags(call, reference);
        ManifestBody body = ManifestBody.read(call);
        Digest digest = digest(reference, body.content());
        Manifest manifest = ManifestParser.parse(body.content(), body.mediaType());
        Optional<StagingId> area = staging.of(call.principal());
        List<Tag> seen = area.isPresent() ? List.of() : tags; // by others
        Optional<List<Platform>> runsOn = platforms.of(manifest);
        PushedImage image = manifests.together(() -> {
            StoredManifest bytes = new StoredManifest(digest, body.mediaType(), body.content());
            String by = call.principal().shownName();
            boolean fresh = area.isPresent()
                    ? manifests.stage(repository.id(), bytes, manifest, area.get(), by)
                    : manifests.put(repository.id(), bytes, manifest, seen, by);
            runsOn.ifPresent(each -> manifests.runsOn(repository.id(), Map.of(digest, each)));
            area.ifPresent(id -> staged.put(id, repository.id(), repository.name(), tags, digest));
            PushedImage stored = new PushedImage(repository, digest, manifest, seen, fresh);
            announcer.within(each -> each.manifestStored(stored, Actor.of(call)));
            return stored;
        });
        announcer.tell(each -> each.manifestPushed(image, Actor.of(call)));
        return reply(image, reference, tags);
    }

    private static List<Tag> tags(Call call, Reference reference) {
        List<Tag> named =
                call.queryParameters("tag").stream().map(Tag::parse).distinct().toList();
        if (named.size() > MOST_TAGS) {
            throw new RegistryException(
                    ErrorCode.MANIFEST_INVALID,
                    414,
                    "At most " + MOST_TAGS + " tags can be set at once: push the manifest again with the rest.",
                    Map.of());
        }
        if (reference instanceof Tag tag) {
            if (!named.isEmpty()) {
                throw new RegistryException(
                        ErrorCode.MANIFEST_INVALID,
                        "Tags can be added with ?tag= only when the path ends in the manifest's digest, not in a tag.");
            }
            return List.of(tag);
        }
        return named;
    }

    private static Digest digest(Reference reference, byte[] content) {
        if (!(reference instanceof Digest claimed)) {
            return Digest.of(content);
        }
        Digest actual = Digest.of(claimed.algorithm(), content);
        if (!actual.equals(claimed)) {
            throw new RegistryException(
                    ErrorCode.DIGEST_INVALID,
                    "The manifest that was sent has the digest " + actual + ", not " + claimed
                            + ": send the bytes exactly as they were digested.");
        }
        return actual;
    }

    private static Reply reply(PushedImage image, Reference reference, List<Tag> tags) {
        Reply reply = Reply.of(201)
                .with("Location", Locations.manifest(image.repository().name(), image.digest()))
                .with("Docker-Content-Digest", image.digest().toString());
        if (image.manifest().subject().isPresent()) {
            reply = reply.with(
                    "OCI-Subject", image.manifest().subject().get().digest().toString());
        }
        if (reference instanceof Digest) {
            for (Tag tag : tags) {
                reply = reply.with("OCI-Tag", tag.name());
            }
        }
        return reply;
    }
}
