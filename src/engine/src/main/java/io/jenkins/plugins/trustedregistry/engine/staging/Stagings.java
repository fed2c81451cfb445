// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.staging;

import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.attached.Attacher;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagedManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagedTag;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SortableId;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Announcer;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.StagingEvent;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Staging areas of running builds, for hosts. Kept in the database: a build goes on after a restart. An area ends when it is published or
 * given up, at the latest with its build.
 */
public final class Stagings {
    private final StagingParts parts;
    private final StagingTable table;
    private final Announcer announcer;

    public Stagings(StagingParts parts) {
        this.parts = parts;
        this.table = new StagingTable(parts.database());
        this.announcer = new Announcer(parts.listeners());
    }

    /** A new, empty area of a build. */
    public StagingId begin(BuildId build) {
        StagingId id = new StagingId(SortableId.of(parts.clock().instant(), parts.random()));
        String name = parts.builds()
                .find(build)
                .map(running -> running.principal().shownName())
                .orElse(build.text());
        table.add(id, build, name, parts.clock().instant());
        return id;
    }

    /**
     * A new login of a build that pushes into an area and sees what is in it.
     *
     * @throws RegistryException when the build has no such area, or not any more
     */
    public BuildLogin login(BuildId build, StagingId id) {
        require(build, id);
        BuildLogin login = parts.logins().begin(build);
        table.join(id, login.id());
        return login;
    }

    private void require(BuildId build, StagingId id) {
        if (!table.build(id).filter(build::equals).isPresent()) {
            throw new RegistryException(
                    ErrorCode.DENIED,
                    "This build has no staging area " + id + ", or not any more: it was published or given up."
                            + " Push inside a block withRegistry(staging: true).");
        }
    }

    /** The area that whoever logged in so pushes into; empty for everybody but builds in a block of theirs. */
    public Optional<StagingId> of(Principal principal) {
        return principal
                .proof()
                .filter(proof -> proof.kind() == Proof.Kind.BUILD_LOGIN)
                .flatMap(proof -> table.ofLogin(proof.id()));
    }

    /** What is staged under a tag in an area of this build. */
    public Optional<Digest> find(BuildId build, StagingId id, RepositoryName repository, Tag tag) {
        return table.build(id)
                .filter(build::equals)
                .flatMap(any -> parts.catalog().repositories().find(repository))
                .flatMap(found -> parts.catalog().staged().find(id, found.id(), tag));
    }

    /**
     * Points all tags of an area where they shall, in one transaction, as a push of the build; what follows from a push is in the queue of
     * jobs when they do. The area ends with that, and what was pushed into it is known to all.
     *
     * @return the tags, without those of what lies beside images
     * @throws RegistryException when the area is not this build's, the build may not push to one of the repositories any more, a
     *     repository or image is gone, or a tag is immutable; then no tag has moved, and the area is still there
     */
    public List<StagedTag> publish(BuildId build, StagingId id) {
        Principal principal = parts.builds()
                .find(build)
                .map(RunningBuild::principal)
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.DENIED, "The build does not run any more, so that it can't publish anything."));
        Optional<Proof> proof = table.login(id).map(login -> new Proof(Proof.Kind.BUILD_LOGIN, login));
        Actor actor = new Actor(principal.shownName(), "", proof);
        Published published = parts.database().write(handle -> {
            require(build, id);
            List<StagedTag> staged = parts.catalog().staged().of(id);
            staged.stream().map(StagedTag::name).distinct().forEach(name -> requirePush(principal, name));
            parts.catalog().staged().point(id, principal.shownName());
            List<PushedImage> images =
                    images(staged, parts.catalog().unpublished().manifests(id));
            parts.catalog().unpublished().show(id);
            table.remove(id);
            images.forEach(image -> announcer.within(each -> each.manifestStored(image, actor)));
            return new Published(staged, images);
        });
        tell(EventType.STAGING_PUBLISHED, id, published.tags(), actor.name());
        published.images().forEach(image -> announcer.tell(each -> each.manifestPushed(image, actor)));
        return ofImages(published.tags()).toList();
    }

    private record Published(List<StagedTag> tags, List<PushedImage> images) {}

    private static Stream<StagedTag> ofImages(List<StagedTag> tags) {
        return tags.stream().filter(tag -> !tag.isBesideAnImage());
    }

    private void requirePush(Principal principal, RepositoryName name) {
        Decision decision = parts.access().onRepository(principal, name, RepositoryAction.PUSH);
        if (!decision.allowed()) {
            throw new RegistryException(ErrorCode.DENIED, decision.reason());
        }
    }

    /** What is under a tag, and what else nobody knew of yet: the images of an index, and what is said about images. */
    private List<PushedImage> images(List<StagedTag> tags, List<StagedManifest> unknown) {
        Map<StagedManifest, List<Tag>> images = new LinkedHashMap<>();
        unknown.stream().filter(each -> !isOurs(each)).forEach(each -> images.put(each, new ArrayList<>()));
        ofImages(tags)
                .forEach(tag -> images.computeIfAbsent(
                                new StagedManifest(tag.repositoryId(), tag.digest()), any -> new ArrayList<>())
                        .add(tag.tag()));
        return images.entrySet().stream()
                .flatMap(each -> pushed(each.getKey(), each.getValue()).stream())
                .toList();
    }

    /** Nobody is told as of a push of what the registry itself puts beside images. */
    private boolean isOurs(StagedManifest manifest) {
        return parts.catalog()
                .manifests()
                .summary(manifest.repositoryId(), manifest.digest())
                .filter(each -> Attacher.isOne(each.pushedBy()))
                .isPresent();
    }

    /** One event for each repository; none where nothing was staged. */
    private void tell(EventType type, StagingId id, List<StagedTag> tags, String actor) {
        Map<RepositoryName, SortedMap<Tag, Digest>> places = new TreeMap<>(Comparator.comparing(RepositoryName::name));
        ofImages(tags)
                .forEach(tag -> places.computeIfAbsent(tag.name(), name -> new TreeMap<>())
                        .put(tag.tag(), tag.digest()));
        places.forEach(
                (name, staged) -> parts.events().publish(new StagingEvent(type, name, id.text(), staged), actor));
    }

    private Optional<PushedImage> pushed(StagedManifest image, List<Tag> tags) {
        Optional<Repository> repository = parts.catalog().repositories().find(image.repositoryId());
        return repository.flatMap(found -> parts.catalog()
                .manifests()
                .find(found.id(), image.digest())
                .map(stored -> new PushedImage(found, image.digest(), parsed(stored), tags, false)));
    }

    private static Manifest parsed(StoredManifest stored) {
        return ManifestParser.parse(stored.content(), stored.mediaType());
    }

    /**
     * Gives an area up: its tags never come to be, and nobody comes to know of what was pushed. That is left to the rules for what has no
     * tag. Again does nothing.
     */
    public void discard(StagingId id) {
        Abandoned abandoned = parts.database().write(handle -> {
            String name = table.name(id).orElse("");
            List<StagedTag> tags = parts.catalog().staged().of(id);
            return table.remove(id) ? new Abandoned(name, tags) : new Abandoned(name, List.of());
        });
        tell(EventType.STAGING_ABANDONED, id, abandoned.tags(), abandoned.name());
    }

    private record Abandoned(String name, List<StagedTag> tags) {}

    /**
     * Whether a build may be told that an image is there, and what is known of it: of what is staged, only what it pushed itself.
     */
    public boolean mayKnow(BuildId build, RepositoryName repository, Digest digest) {
        Optional<Repository> found = parts.catalog().repositories().find(repository);
        return found.isPresent() && mayKnow(build, found.get().id(), digest);
    }

    private boolean mayKnow(BuildId build, long repository, Digest digest) {
        List<StagingId> areas = parts.catalog().unpublished().areas(repository, digest);
        return areas.isEmpty()
                || areas.stream().anyMatch(area -> table.build(area).equals(Optional.of(build)))
                || hasPushed(build, repository, digest);
    }

    /** Also when the area was given up since. */
    private boolean hasPushed(BuildId build, long repository, Digest digest) {
        Optional<String> name =
                parts.builds().find(build).map(running -> running.principal().shownName());
        return name.isPresent()
                && parts.catalog()
                        .manifests()
                        .summary(repository, digest)
                        .map(ManifestSummary::pushedBy)
                        .equals(name);
    }

    /** Gives all areas of a build up. To be called when the build ends. */
    public void discardAll(BuildId build) {
        table.of(build).forEach(this::discard);
    }

    /**
     * Gives up areas of builds that do not run any more: of a host that was killed. To be called when the host has taken up its builds again
     * after a start.
     *
     * @return how many builds they were of
     */
    public int discardStale() {
        List<BuildId> stale = table.builds().stream()
                .filter(build -> parts.builds().find(build).isEmpty())
                .toList();
        stale.forEach(this::discardAll);
        parts.catalog().unpublished().tidyUp();
        return stale.size();
    }
}
