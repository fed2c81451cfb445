// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionListener;
import io.jenkins.plugins.trustedregistry.engine.deletion.Order;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.function.Supplier;

/** Tells mirroring of deletions, which is put together after what deletes; nobody deletes in between. */
public final class MirrorDeletions implements DeletionListener {
    private final Supplier<DeletionListener> later;

    public MirrorDeletions(Supplier<DeletionListener> later) {
        this.later = later;
    }

    @Override
    public void repositoryDeleted(Repository repository, Order order) {
        later.get().repositoryDeleted(repository, order);
    }

    @Override
    public void organizationDeleted(NamespaceName name, int repositories, Order order) {
        later.get().organizationDeleted(name, repositories, order);
    }

    @Override
    public void restored(TrashEntry entry, Restored restored, String by) {
        later.get().restored(entry, restored, by);
    }

    @Override
    public void tagRolledBack(Repository repository, Tag tag, Digest digest, String by) {
        later.get().tagRolledBack(repository, tag, digest, by);
    }
}
