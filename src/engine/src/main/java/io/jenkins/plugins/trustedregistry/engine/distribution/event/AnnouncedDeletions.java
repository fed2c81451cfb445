// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.event;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionListener;
import io.jenkins.plugins.trustedregistry.engine.deletion.Order;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;

/** Tells the listeners of the distribution API of every tag and manifest that is deleted, whichever API or rule does it. */
public final class AnnouncedDeletions implements DeletionListener {
    private final Announcer announcer;

    public AnnouncedDeletions(List<DistributionListener> listeners) {
        this.announcer = new Announcer(listeners);
    }

    @Override
    public void tagDeleted(Repository repository, Tag tag, Order order) {
        announcer.tell(each -> each.tagDeleted(repository, tag, actor(order)));
    }

    @Override
    public void manifestDeleted(Repository repository, Digest digest, Order order) {
        announcer.tell(each -> each.manifestDeleted(repository, digest, actor(order)));
    }

    private static Actor actor(Order order) {
        return new Actor(order.by(), order.address());
    }
}
