// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionListener;
import io.jenkins.plugins.trustedregistry.engine.deletion.Order;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/**
 * Makes events of repositories that are deleted, and of what comes back: a repository that is restored was made, a tag that points at
 * what it had pointed at was pushed. That tags and manifests are deleted is told by the distribution API's listeners.
 */
public final class DeletionNews implements DeletionListener {
    private final Publisher publisher;

    public DeletionNews(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void repositoryDeleted(Repository repository, Order order) {
        publisher.publish(ImageNews.deleted(repository.name()), order.by());
    }

    @Override
    public void restored(TrashEntry entry, Restored restored, String by) {
        restored.repository().ifPresent(name -> {
            if (entry.kind() == TrashEntry.Kind.REPOSITORY) {
                publisher.publish(new RepositoryEvent(EventType.REPO_CREATED, name, Optional.empty()), by);
            } else {
                restored.tags()
                        .forEach(tag -> publisher.publish(
                                new TagEvent(EventType.TAG_PUSH, name, tag, entry.digest(), Optional.empty()), by));
            }
        });
    }

    @Override
    public void tagRolledBack(Repository repository, Tag tag, Digest digest, String by) {
        publisher.publish(
                new TagEvent(EventType.TAG_PUSH, repository.name(), tag, Optional.of(digest), Optional.empty()), by);
    }
}
