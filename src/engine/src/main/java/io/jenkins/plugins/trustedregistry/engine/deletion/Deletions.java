// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removals;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TaggedImage;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Deletes, and tells the listeners. Everything goes to the trash, unless the order or the settings say otherwise. The calls say
 * false when there is nothing of that name, and throw DENIED when an immutable tag stands in the way.
 */
public final class Deletions {
    private final Removals removals;
    private final OrganizationTrash organizations;
    private final RepositoryTrash repositories;
    private final Window window;
    private final Listeners listeners;

    Deletions(
            Removals removals,
            OrganizationTrash organizations,
            RepositoryTrash repositories,
            Window window,
            Listeners listeners) {
        this.removals = removals;
        this.organizations = organizations;
        this.repositories = repositories;
        this.window = window;
        this.listeners = listeners;
    }

    public boolean tag(Repository repository, Tag tag, Order order) {
        boolean gone = removals.tag(repository.id(), tag, window.removal(order));
        if (gone) {
            listeners.tell(each -> each.tagDeleted(repository, tag, order));
        }
        return gone;
    }

    /** Deletes a tag with all that nothing else leads to; empty when there is no such tag. */
    public Optional<DeletedImage> image(Repository repository, Tag tag, Order order) {
        Removal removal = window.removal(order);
        return told(repository, tag, order, removal, removals.image(repository.id(), tag, removal));
    }

    /**
     * The same, only if the tag still points where whoever decided saw it point, and nobody has pushed it since; empty otherwise.
     *
     * @param taggedAt when it was pushed last
     */
    public Optional<DeletedImage> image(Repository repository, Tag tag, Digest digest, Instant taggedAt, Order order) {
        Removal removal = window.removal(order);
        return told(repository, tag, order, removal, removals.image(repository.id(), tag, digest, taggedAt, removal));
    }

    private Optional<DeletedImage> told(
            Repository repository, Tag tag, Order order, Removal removal, Optional<TaggedImage> image) {
        Optional<DeletedImage> gone = image.map(each -> new DeletedImage(each, removal.until()));
        gone.ifPresent(done -> {
            listeners.tell(each -> each.tagDeleted(repository, tag, order));
            for (Tag beside : done.image().beside()) {
                listeners.tell(each -> each.tagDeleted(repository, beside, order));
            }
            for (Digest manifest : done.image().manifests()) {
                listeners.tell(each -> each.manifestDeleted(repository, manifest, order));
            }
        });
        return gone;
    }

    /** What {@link #image} would do now; deletes nothing. */
    public Optional<DeletedImage> imageOf(Repository repository, Tag tag, Order order) {
        return removals.imageOf(repository.id(), tag)
                .map(image -> new DeletedImage(image, window.removal(order).until()));
    }

    public boolean manifest(Repository repository, Digest digest, Order order) {
        return told(repository, digest, order, removals.manifest(repository.id(), digest, window.removal(order)));
    }

    /** Deletes a manifest only if still nothing leads to it and nobody pushed it after {@code notAfter}. */
    boolean untagged(Repository repository, Digest digest, Instant notAfter, Order order) {
        return told(
                repository, digest, order, removals.untagged(repository.id(), digest, notAfter, window.removal(order)));
    }

    private boolean told(Repository repository, Digest digest, Order order, boolean gone) {
        if (gone) {
            listeners.tell(each -> each.manifestDeleted(repository, digest, order));
        }
        return gone;
    }

    public boolean repository(Repository repository, Order order) {
        boolean gone = repositories.delete(repository.name(), window.removal(order));
        if (gone) {
            listeners.tell(each -> each.repositoryDeleted(repository, order));
        }
        return gone;
    }

    /**
     * Deletes an organization with its teams and robot accounts, in one transaction.
     *
     * @param cascade with its repositories; without it an organization that has some is refused with status 409
     * @return how many repositories it had; empty when there is no such organization
     */
    public OptionalInt organization(NamespaceName name, boolean cascade, Order order) {
        OptionalInt repositories = organizations.delete(name, cascade, window.removal(order));
        repositories.ifPresent(count -> listeners.tell(each -> each.organizationDeleted(name, count, order)));
        return repositories;
    }
}
