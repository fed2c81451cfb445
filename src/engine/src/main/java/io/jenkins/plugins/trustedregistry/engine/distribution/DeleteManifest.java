// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Announcer;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;

/**
 * Removes a tag and leaves its manifest, or removes a manifest and every tag that points at it (distribution-spec, "Content
 * Management"; end-9).
 */
final class DeleteManifest implements Endpoint {
    private final Lookup lookup;
    private final Manifests manifests;
    private final Tags tags;
    private final Announcer announcer;

    DeleteManifest(Lookup lookup, Manifests manifests, Tags tags, Announcer announcer) {
        this.lookup = lookup;
        this.manifests = manifests;
        this.tags = tags;
        this.announcer = announcer;
    }

    @Override
    public Reply handle(Call call) {
        Repository repository = lookup.repository(call);
        Reference reference = Lookup.existing(call);
        boolean deleted = reference instanceof Tag tag
                ? tags.delete(repository.id(), tag)
                : manifests.delete(repository.id(), (Digest) reference);
        if (!deleted) {
            throw Lookup.unknownManifest(call);
        }
        announcer.tell(each -> announce(each, repository, reference, Actor.of(call)));
        return Reply.of(202);
    }

    private static void announce(DistributionListener each, Repository repository, Reference reference, Actor actor) {
        if (reference instanceof Tag tag) {
            each.tagDeleted(repository, tag, actor);
        } else {
            each.manifestDeleted(repository, (Digest) reference, actor);
        }
    }
}
