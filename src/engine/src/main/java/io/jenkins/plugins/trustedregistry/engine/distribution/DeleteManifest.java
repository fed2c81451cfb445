// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletions;
import io.jenkins.plugins.trustedregistry.engine.deletion.Order;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;

/**
 * Removes a tag and leaves its manifest, or removes a manifest and every tag that points at it (distribution-spec, "Content
 * Management"; end-9). To this API it is gone; the management API can restore it for a while.
 */
final class DeleteManifest implements Endpoint {
    private final Lookup lookup;
    private final Deletions deletions;

    DeleteManifest(Lookup lookup, Deletions deletions) {
        this.lookup = lookup;
        this.deletions = deletions;
    }

    @Override
    public Reply handle(Call call) {
        Repository repository = lookup.repository(call);
        Reference reference = Lookup.existing(call);
        Actor actor = Actor.of(call);
        Order order = Order.request(actor.name(), actor.address(), "", false);
        boolean deleted = reference instanceof Tag tag
                ? deletions.tag(repository, tag, order)
                : deletions.manifest(repository, (Digest) reference, order);
        if (!deleted) {
            throw Lookup.unknownManifest(call);
        }
        return Reply.of(202);
    }
}
