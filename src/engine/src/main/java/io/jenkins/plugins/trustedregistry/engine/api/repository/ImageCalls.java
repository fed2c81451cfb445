// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.OldData;
import io.jenkins.plugins.trustedregistry.engine.api.common.OnlyKnown;
import io.jenkins.plugins.trustedregistry.engine.api.common.Orders;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.ReadOn;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.api.common.ScanView;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.TaggedManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletedImage;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletions;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.platform.Platforms;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summaries;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a repository holds: tags and manifests. */
final class ImageCalls {
    private final Repositories repositories;
    private final Tags tags;
    private final Manifests manifests;
    private final Deletions deletions;
    private final Platforms platforms;
    private final PullViews pulls;
    private final Summaries scans;
    private final Marks marks;
    private final Sight sight;
    private final OldData old;

    ImageCalls(ApiParts parts) {
        this.repositories = parts.catalog().repositories();
        this.tags = parts.catalog().tags();
        this.manifests = parts.catalog().manifests();
        this.deletions = parts.deletion().deletions();
        this.pulls = new PullViews(parts.events().pulls(), parts.access().control());
        this.scans = parts.scanning().summaries();
        this.platforms = parts.platforms();
        this.marks = new Marks(parts);
        this.sight = parts.sight();
        this.old = new OldData(parts);
    }

    Reply listTags(Call call) {
        Page.Request page = Page.Request.of(call);
        long repository = repository(call);
        List<TaggedManifest> found = tags.details(repository, page.after(), page.limit() + 1);
        PullViews.Shown pulled = pulls.of(
                call, repository, found.stream().map(TaggedManifest::tag).toList());
        Beside beside = beside(repository, found);
        return Json.ok(page.page(found, tagged -> tagged.tag().name(), tagged -> view(tagged, pulled, beside)));
    }

    Reply showTag(Call call) {
        Tag tag = Tag.parse(call.parameter("tag"));
        long repository = repository(call);
        PullViews.Shown pulled = pulls.of(call, repository, List.of(tag));
        return Json.ok(tags.find(repository, tag)
                .map(tagged -> view(tagged, pulled, beside(repository, List.of(tagged))))
                .orElseThrow(() -> noTag(tag)));
    }

    /** What a list says of its images that is asked for all at once. */
    private record Beside(Map<Digest, List<Platform>> platforms, Map<Digest, Summary> scanned, Marks.Found marks) {}

    private Beside beside(long repository, List<TaggedManifest> tags) {
        List<ManifestSummary> images =
                tags.stream().map(TaggedManifest::manifest).toList();
        return new Beside(
                platforms.of(repository, images),
                scans.of(repository, images),
                marks.of(
                        repository, images.stream().map(ManifestSummary::digest).toList()));
    }

    private TagView view(TaggedManifest tagged, PullViews.Shown pulled, Beside beside) {
        return TagView.of(
                tagged,
                beside.platforms().getOrDefault(tagged.manifest().digest(), List.of()),
                pulled.of(tagged.tag()),
                scan(beside.scanned(), tagged.manifest()),
                beside.marks().of(tagged.manifest().digest(), tagged.tag()));
    }

    /** The tag alone, or with its image where nothing else leads to that. */
    Reply deleteTag(Call call) {
        Tag tag = Tag.parse(call.parameter("tag"));
        if (Orders.flag(call, "image")) {
            return deleted(call, tag, deletions.image(find(call), tag, Orders.of(call)));
        }
        if (!deletions.tag(find(call), tag, Orders.of(call))) {
            throw noTag(tag);
        }
        return Json.gone();
    }

    /** What the deletion of a tag with its image would take away now. */
    Reply planDeletion(Call call) {
        Tag tag = Tag.parse(call.parameter("tag"));
        return deleted(call, tag, deletions.imageOf(find(call), tag, Orders.of(call)));
    }

    /** What was staged beside it goes as well, and is not told. */
    private Reply deleted(Call call, Tag tag, Optional<DeletedImage> image) {
        DeletedImage found = image.orElseThrow(() -> noTag(tag));
        long repository = repository(call);
        return Json.ok(DeletedImageView.of(found, digest -> sight.mayKnow(call.principal(), repository, digest)));
    }

    Reply listManifests(Call call) {
        Page.Request page = Page.Request.of(call);
        long repository = repository(call);
        List<ManifestSummary> found = ReadOn.over(
                (after, limit) -> manifests.list(repository, after, limit),
                manifest -> manifest.digest().toString(),
                manifest -> sight.mayKnow(call.principal(), repository, manifest.digest()),
                page.after(),
                page.limit() + 1);
        PullViews.Shown pulled = pulls.of(
                call, repository, found.stream().map(ManifestSummary::digest).toList());
        Map<Digest, List<Platform>> runsOn = platforms.of(repository, found);
        Map<Digest, Summary> scanned = scans.of(repository, found);
        return Json.ok(page.page(
                found,
                manifest -> manifest.digest().toString(),
                manifest -> ManifestView.of(
                        manifest,
                        runsOn.getOrDefault(manifest.digest(), List.of()),
                        tags.of(repository, manifest.digest()),
                        pulled.of(manifest.digest()),
                        scan(scanned, manifest))));
    }

    Reply showManifest(Call call) {
        long repository = repository(call);
        Digest digest = Digest.parse(call.parameter("digest"));
        ManifestSummary manifest = manifests.summary(repository, digest).orElseThrow(() -> OnlyKnown.missing(digest));
        PullViews.Shown pulled = pulls.of(call, repository, List.of(digest));
        return Json.ok(ManifestView.of(
                manifest,
                platforms.of(repository, manifest),
                tags.of(repository, digest),
                pulled.of(digest),
                scan(scans.of(repository, List.of(manifest)), manifest)));
    }

    Reply deleteManifest(Call call) {
        Digest digest = Digest.parse(call.parameter("digest"));
        if (!deletions.manifest(find(call), digest, Orders.of(call))) {
            throw OnlyKnown.missing(digest);
        }
        return Json.gone();
    }

    private ScanView scan(Map<Digest, Summary> scanned, ManifestSummary manifest) {
        return ScanView.of(scanned.getOrDefault(manifest.digest(), Summary.NEVER), old);
    }

    private long repository(Call call) {
        return find(call).id();
    }

    private Repository find(Call call) {
        return Paths.repository(repositories, call);
    }

    static RegistryException noTag(Tag tag) {
        return Refusals.missing("The tag " + tag + " is not there: list the repository's tags to see which are.");
    }

    /** A tag that went with its image; without manifests only the tag did, without until it can't be undone. */
    record DeletedImageView(Tag tag, Digest digest, List<Digest> manifests, Optional<Instant> until) {

        static DeletedImageView of(DeletedImage deleted, Predicate<Digest> told) {
            return new DeletedImageView(
                    deleted.image().tag(),
                    deleted.image().digest(),
                    deleted.image().manifests().stream().filter(told).toList(),
                    deleted.until());
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
            @JsonUnwrapped PullViews.PullView pulls,
            ScanView scan) {

        static ManifestView of(
                ManifestSummary manifest,
                List<Platform> platforms,
                List<Tag> tags,
                PullViews.PullView pulls,
                ScanView scan) {
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
                    pulls,
                    scan);
        }
    }
}
