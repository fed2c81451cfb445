// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.event;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;

/**
 * Told what clients did, after it is done and on stable storage, for scanning, webhooks and the audit log. A listener decides
 * nothing: what it throws is logged and the client is answered all the same, but for {@link #manifestStored}. It is called on the
 * request's thread and must return quickly.
 */
public interface DistributionListener {
    /** Listens to nothing. */
    DistributionListener NONE = new DistributionListener() {};

    /** A push made a repository that was not there before. */
    default void repositoryCreated(Repository repository, Actor actor) {}

    /**
     * A manifest is being stored: what the listener writes into the database is there when the manifest is, or neither is, also when
     * the process is killed. What it throws ends the transaction: nothing is stored, the client is answered with a fault of the server
     * and can do the same again. Short. {@link #manifestPushed} follows on the same thread once it is on stable storage. So it is as
     * well where tags come to be without a push: by a promotion, and by publishing what a build has staged.
     */
    default void manifestStored(PushedImage image, Actor actor) {}

    /** A manifest was accepted; the image names the tags that now point at it. */
    default void manifestPushed(PushedImage image, Actor actor) {}

    /** A manifest's bytes were asked for, not only its existence. */
    default void manifestPulled(PulledImage image, Actor actor) {}

    /** A manifest is gone, and every tag that pointed at it. */
    default void manifestDeleted(Repository repository, Digest digest, Actor actor) {}

    /** A tag is gone; its manifest is still there. */
    default void tagDeleted(Repository repository, Tag tag, Actor actor) {}

    /** A blob was taken from a repository; its bytes stay until collection. */
    default void blobDeleted(Repository repository, Digest digest, Actor actor) {}
}
