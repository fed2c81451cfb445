// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.OnlyKnown;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.platform.ContentsReader;
import io.jenkins.plugins.trustedregistry.engine.platform.ImageContents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an image is made of, and what was pushed about it. */
final class ContentCalls {
    private static final int MOST_REFERRERS = 200;

    private final Repositories repositories;
    private final Manifests manifests;
    private final ContentsReader reader;
    private final Sight sight;

    ContentCalls(ApiParts parts) {
        this.repositories = parts.catalog().repositories();
        this.manifests = parts.catalog().manifests();
        this.reader = parts.contents();
        this.sight = parts.sight();
    }

    Reply show(Call call) {
        long repository = Paths.repository(repositories, call).id();
        Digest digest = Digest.parse(call.parameter("digest"));
        StoredManifest stored = manifests.find(repository, digest).orElseThrow(() -> OnlyKnown.missing(digest));
        List<ManifestSummary> referrers =
                manifests.referrers(repository, digest, Optional.empty(), "", MOST_REFERRERS).stream()
                        .filter(each -> sight.mayKnow(call.principal(), repository, each.digest()))
                        .toList();
        return Json.ok(ContentView.of(digest, reader.of(stored), referrers));
    }

    /** An image with all it is made of; how it is run is left out where that is not known. */
    record ContentView(
            Digest digest,
            Optional<ImageContents.How> how,
            List<LayerView> layers,
            List<PartView> images,
            List<ReferrerView> referrers) {

        static ContentView of(Digest digest, ImageContents contents, List<ManifestSummary> referrers) {
            return new ContentView(
                    digest,
                    contents.how(),
                    contents.layers().stream()
                            .map(layer -> new LayerView(BlobView.of(layer.blob()), layer.instruction()))
                            .toList(),
                    contents.parts().stream()
                            .map(part -> new PartView(BlobView.of(part), part.platform(), part.annotations()))
                            .toList(),
                    referrers.stream().map(ReferrerView::of).toList());
        }
    }

    /** Something that a manifest names. */
    record BlobView(Digest digest, MediaType mediaType, long size) {

        static BlobView of(Descriptor descriptor) {
            return new BlobView(descriptor.digest(), descriptor.mediaType(), descriptor.size());
        }
    }

    /** A layer and the line of the build that made it. */
    record LayerView(@JsonUnwrapped BlobView blob, String instruction) {}

    /** An image that an index names. */
    record PartView(@JsonUnwrapped BlobView blob, Optional<Platform> platform, Map<String, String> annotations) {}

    /** What was pushed about an image: a signature, a bill of materials, an attestation. */
    record ReferrerView(
            Digest digest,
            MediaType mediaType,
            Optional<MediaType> artifactType,
            long size,
            Map<String, String> annotations,
            Instant pushedAt,
            String pushedBy) {

        static ReferrerView of(ManifestSummary referrer) {
            return new ReferrerView(
                    referrer.digest(),
                    referrer.mediaType(),
                    referrer.artifactType(),
                    referrer.imageSize(),
                    referrer.annotations(),
                    referrer.pushedAt(),
                    referrer.pushedBy());
        }
    }
}
