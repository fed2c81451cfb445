// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.trustedregistry.engine.api.common.ScanView;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.TaggedManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.List;

/** A tag and what it points at. */
record TagView(
        Tag tag,
        Digest digest,
        MediaType mediaType,
        List<Platform> platforms,
        long size,
        Instant pushedAt,
        String pushedBy,
        Instant taggedAt,
        String taggedBy,
        @JsonUnwrapped PullViews.PullView pulls,
        ScanView scan,
        @JsonUnwrapped Marks.View marks) {

    static TagView of(
            TaggedManifest tagged,
            List<Platform> platforms,
            PullViews.PullView pulls,
            ScanView scan,
            Marks.View marks) {
        ManifestSummary manifest = tagged.manifest();
        return new TagView(
                tagged.tag(),
                manifest.digest(),
                manifest.mediaType(),
                platforms,
                manifest.imageSize(),
                manifest.pushedAt(),
                manifest.pushedBy(),
                tagged.taggedAt(),
                tagged.taggedBy(),
                pulls,
                scan,
                marks);
    }
}
