// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/** Takes things out of the trash, one way or the other, and tells the listeners. */
public final class Undo {
    private final Trash trash;
    private final OrganizationTrash organizations;
    private final RepositoryTrash repositories;
    private final Listeners listeners;

    Undo(Trash trash, OrganizationTrash organizations, RepositoryTrash repositories, Listeners listeners) {
        this.trash = trash;
        this.organizations = organizations;
        this.repositories = repositories;
        this.listeners = listeners;
    }

    /**
     * Restores an entry; see {@link Trash#restore} for what is refused. An organization comes back with its owners, teams, grants
     * and robot accounts, whose secrets work again.
     *
     * @return empty when the entry is gone
     */
    public Optional<Restored> restore(TrashEntry entry, Optional<String> as, String by) {
        Optional<Restored> restored =
                switch (entry.kind()) {
                    case NAMESPACE -> organizations.restore(entry, as, by);
                    case REPOSITORY -> repositories.restore(entry, as, by);
                    case TAG, MANIFEST -> trash.restore(entry.id(), as, by);
                };
        restored.ifPresent(done -> listeners.tell(each -> each.restored(entry, done, by)));
        return restored;
    }

    /** See {@link Trash#rollBack}. */
    public boolean rollBack(Repository repository, Tag tag, Digest digest, String by) {
        boolean done = trash.rollBack(repository.id(), tag, digest, by);
        if (done) {
            listeners.tell(each -> each.tagRolledBack(repository, tag, digest, by));
        }
        return done;
    }

    /** Removes an entry for good before its time; false when it is gone. */
    public boolean purge(TrashEntry entry, String by) {
        boolean done = trash.purge(entry.id());
        if (done) {
            listeners.tell(each -> each.purged(entry, by));
        }
        return done;
    }
}
