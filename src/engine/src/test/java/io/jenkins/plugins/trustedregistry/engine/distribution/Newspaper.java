// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PulledImage;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;

/** Writes down what it is told, one line each. */
record Newspaper(List<String> lines) implements DistributionListener {

    @Override
    public void repositoryCreated(Repository repository, Actor actor) {
        lines.add("created " + repository.name() + " by " + actor.name());
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        lines.add("pushed " + image.repository().name() + " " + image.tags() + " by " + actor.name());
    }

    @Override
    public void manifestPulled(PulledImage image, Actor actor) {
        lines.add("pulled " + image.repository().name() + " " + image.reference() + " by " + actor.name());
    }

    @Override
    public void manifestDeleted(Repository repository, Digest digest, Actor actor) {
        lines.add("manifest deleted from " + repository.name() + " by " + actor.name());
    }

    @Override
    public void tagDeleted(Repository repository, Tag tag, Actor actor) {
        lines.add("tag " + tag + " deleted from " + repository.name() + " by " + actor.name());
        throw new OnPurpose();
    }

    /** A listener may fail; the client never notices. */
    private static final class OnPurpose extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OnPurpose() {
            super("on purpose", null, false, false);
        }
    }

    @Override
    public void blobDeleted(Repository repository, Digest digest, Actor actor) {
        lines.add("blob deleted from " + repository.name() + " by " + actor.name());
    }
}
