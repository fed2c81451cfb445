// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.RepositoryBlobs;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Announcer;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;

/** Takes a blob from a repository (distribution-spec, "Deleting Blobs"; end-10). Its bytes stay until collection. */
final class DeleteBlob implements Endpoint {
    private final Lookup lookup;
    private final RepositoryBlobs blobs;
    private final Announcer announcer;

    DeleteBlob(Lookup lookup, RepositoryBlobs blobs, Announcer announcer) {
        this.lookup = lookup;
        this.blobs = blobs;
        this.announcer = announcer;
    }

    @Override
    public Reply handle(Call call) {
        Digest digest = Lookup.digest(call);
        Repository repository = lookup.repository(call);
        if (!blobs.unlink(repository.id(), digest)) {
            throw Blobs.unknown(digest);
        }
        announcer.tell(each -> each.blobDeleted(repository, digest, Actor.of(call)));
        return Reply.of(202);
    }
}
