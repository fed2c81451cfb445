// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Orders;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.TaggedManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletions;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.platform.Platforms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a repository holds: tags and manifests. */
final class ImageCalls {
    private final Repositories repositories;
    private final Tags tags;
    private final Manifests manifests;
    private final Deletions deletions;
    private final Platforms platforms;
    private final PullViews pulls;

    ImageCalls(
            Repositories repositories,
            Tags tags,
            Manifests manifests,
            Deletions deletions,
            Platforms platforms,
            PullViews pulls) {
        this.repositories = repositories;
        this.tags = tags;
        this.manifests = manifests;
        this.deletions = deletions;
        this.platforms = platforms;
        this.pulls = pulls;
    }

    Reply listTags(Call call) {
        Page.Request page = Page.Request.of(call);
        long repository = repository(call);
        List<TaggedManifest> found = tags.details(repository, page.after(), page.limit() + 1);
        PullViews.Shown pulled = pulls.of(
                call, repository, found.stream().map(TaggedManifest::tag).toList());
        return Json.ok(page.page(found, tagged -> tagged.tag().name(), tagged -> view(repository, tagged, pulled)));
    }

    Reply showTag(Call call) {
        Tag tag = Tag.parse(call.parameter("tag"));
        long repository = repository(call);
        PullViews.Shown pulled = pulls.of(call, repository, List.of(tag));
        return Json.ok(tags.find(repository, tag)
                .map(tagged -> view(repository, tagged, pulled))
                .orElseThrow(() -> noTag(tag)));
    }

    private TagView view(long repository, TaggedManifest tagged, PullViews.Shown pulled) {
        return TagView.of(tagged, platforms.of(repository, tagged.manifest()), pulled.of(tagged.tag()));
    }

    Reply deleteTag(Call call) {
        Tag tag = Tag.parse(call.parameter("tag"));
        if (!deletions.tag(find(call), tag, Orders.of(call))) {
            throw noTag(tag);
        }
        return Json.gone();
    }

    Reply listManifests(Call call) {
        Page.Request page = Page.Request.of(call);
        long repository = repository(call);
        List<ManifestSummary> found = manifests.list(repository, page.after(), page.limit() + 1);
        PullViews.Shown pulled = pulls.of(
                call, repository, found.stream().map(ManifestSummary::digest).toList());
        return Json.ok(page.page(
                found,
                manifest -> manifest.digest().toString(),
                manifest -> ManifestView.of(
                        manifest,
                        platforms.of(repository, manifest),
                        tags.of(repository, manifest.digest()),
                        pulled.of(manifest.digest()))));
    }

    Reply showManifest(Call call) {
        long repository = repository(call);
        Digest digest = Digest.parse(call.parameter("digest"));
        ManifestSummary manifest = manifests.summary(repository, digest).orElseThrow(() -> noManifest(digest));
        PullViews.Shown pulled = pulls.of(call, repository, List.of(digest));
        return Json.ok(ManifestView.of(
                manifest, platforms.of(repository, manifest), tags.of(repository, digest), pulled.of(digest)));
    }

    Reply deleteManifest(Call call) {
        Digest digest = Digest.parse(call.parameter("digest"));
        if (!deletions.manifest(find(call), digest, Orders.of(call))) {
            throw noManifest(digest);
        }
        return Json.gone();
    }

    private long repository(Call call) {
        return find(call).id();
    }

    private Repository find(Call call) {
        return RepositoryCalls.find(repositories, call);
    }

    static RegistryException noTag(Tag tag) {
        return Refusals.missing("The tag " + tag + " is not there: list the repository's tags to see which are.");
    }

    private static RegistryException noManifest(Digest digest) {
        return Refusals.missing(
                "The manifest " + digest + " is not there: list the repository's manifests to see which are.");
    }

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
            @JsonUnwrapped PullViews.@Nullable PullView pulls) {

        /** Without saying how often it was pulled. */
        static TagView of(TaggedManifest tagged) {
            return of(tagged, List.of(), null);
        }

        static TagView of(TaggedManifest tagged, List<Platform> platforms, PullViews.@Nullable PullView pulls) {
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
                    pulls);
        }
    }

    /** A manifest; {@code size} is what an image weighs, {@code manifestSize} the document alone, both in bytes. */
    record ManifestView(
            Digest digest,
            MediaType mediaType,
            Optional<MediaType> artifactType,
            Optional<Digest> subject,
            List<Platform> platforms,
            long size,
            long manifestSize,
            Map<String, String> annotations,
            List<Tag> tags,
            Instant pushedAt,
            String pushedBy,
            @JsonUnwrapped PullViews.PullView pulls) {

        static ManifestView of(
                ManifestSummary manifest, List<Platform> platforms, List<Tag> tags, PullViews.PullView pulls) {
            return new ManifestView(
                    manifest.digest(),
                    manifest.mediaType(),
                    manifest.artifactType(),
                    manifest.subject(),
                    platforms,
                    manifest.imageSize(),
                    manifest.size(),
                    manifest.annotations(),
                    tags,
                    manifest.pushedAt(),
                    manifest.pushedBy(),
                    pulls);
        }
    }
}
