// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PulledImage;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes events of what clients of the distribution API do. */
public final class ImageNews implements DistributionListener {
    private final Publisher publisher;
    private final BiFunction<PulledImage, Actor, PulledImage> meant;

    /** @param meant a pull as its client meant it: by tag perhaps, though it is by digest */
    public ImageNews(Publisher publisher, BiFunction<PulledImage, Actor, PulledImage> meant) {
        this.publisher = publisher;
        this.meant = meant;
    }

    @Override
    public void repositoryCreated(Repository repository, Actor actor) {
        publisher.publish(created(repository), actor.name());
    }

    /** Also for those who make repositories in other ways. */
    public static RepositoryEvent created(Repository repository) {
        return of(EventType.REPO_CREATED, repository);
    }

    public static RepositoryEvent updated(Repository repository) {
        return of(EventType.REPO_UPDATED, repository);
    }

    public static RepositoryEvent deleted(RepositoryName name) {
        return new RepositoryEvent(EventType.REPO_DELETED, name, Optional.empty());
    }

    private static RepositoryEvent of(EventType type, Repository repository) {
        return new RepositoryEvent(
                type,
                repository.name(),
                Optional.of(repository.visibility().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        RepositoryName name = image.repository().name();
        Optional<ImageFacts> facts = Optional.of(facts(image.manifest()));
        publisher.publish(new ManifestEvent(EventType.MANIFEST_PUSH, name, image.digest(), facts), actor.name());
        for (Tag tag : image.tags()) {
            publisher.publish(
                    new TagEvent(EventType.TAG_PUSH, name, tag, Optional.of(image.digest()), facts), actor.name());
        }
    }

    private static ImageFacts facts(Manifest manifest) {
        Map<Digest, Long> sizes = Stream.concat(manifest.blobs().stream(), manifest.manifests().stream())
                .collect(Collectors.toMap(Descriptor::digest, Descriptor::size, (a, b) -> a));
        return new ImageFacts(
                manifest.mediaType(),
                manifest.artifactType(),
                sizes.values().stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public void manifestPulled(PulledImage image, Actor actor) {
        RepositoryName name = image.repository().name();
        publisher.publish(
                new ManifestEvent(EventType.MANIFEST_PULL, name, image.digest(), Optional.empty()), actor.name());
        if (meant.apply(image, actor).reference() instanceof Tag tag) {
            publisher.publish(
                    new TagEvent(EventType.TAG_PULL, name, tag, Optional.of(image.digest()), Optional.empty()),
                    actor.name());
        }
    }

    @Override
    public void manifestDeleted(Repository repository, Digest digest, Actor actor) {
        publisher.publish(
                new ManifestEvent(EventType.MANIFEST_DELETE, repository.name(), digest, Optional.empty()),
                actor.name());
    }

    @Override
    public void tagDeleted(Repository repository, Tag tag, Actor actor) {
        publisher.publish(
                new TagEvent(EventType.TAG_DELETE, repository.name(), tag, Optional.empty(), Optional.empty()),
                actor.name());
    }
}
