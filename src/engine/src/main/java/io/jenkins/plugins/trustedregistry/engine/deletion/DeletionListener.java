// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;

/**
 * Told what was deleted and what came back, after it is on stable storage, whoever did it and by whichever API. Called on the
 * thread of whoever did it; it must return quickly, and what it throws is logged.
 */
public interface DeletionListener {

    /** A tag is gone. Its manifest may be there under its digest and other tags; if it went too, that is told next. */
    default void tagDeleted(Repository repository, Tag tag, Order order) {}

    /** A manifest is gone, and every tag that pointed at it. */
    default void manifestDeleted(Repository repository, Digest digest, Order order) {}

    /** A repository is gone with all that was in it; nothing is told of its tags and manifests. */
    default void repositoryDeleted(Repository repository, Order order) {}

    /** An organization is gone; nothing is told of the repositories that went with it. */
    default void organizationDeleted(NamespaceName name, int repositories, Order order) {}

    /** Something came back from the trash. */
    default void restored(TrashEntry entry, Restored restored, String by) {}

    /** A tag points at a manifest it had pointed at before. */
    default void tagRolledBack(Repository repository, Tag tag, Digest digest, String by) {}

    /** Somebody removed something from the trash before its time; it is gone for good. */
    default void purged(TrashEntry entry, String by) {}
}
