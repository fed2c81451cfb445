// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Announcer;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PulledImage;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.EntityTag;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import java.io.IOException;

/** Sends a manifest as it was pushed (distribution-spec, "Pulling manifests"; end-3). HEAD is the same without the bytes. */
final class PullManifest implements Endpoint {
    private final Lookup lookup;
    private final Manifests manifests;
    private final Announcer announcer;

    PullManifest(Lookup lookup, Manifests manifests, Announcer announcer) {
        this.lookup = lookup;
        this.manifests = manifests;
        this.announcer = announcer;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        Repository repository = lookup.repository(call);
        Reference reference = Lookup.existing(call);
        StoredManifest manifest =
                manifests.find(repository.id(), Lookup.wanted(call)).orElseThrow(() -> Lookup.unknownManifest(call));
        EntityTag tag = new EntityTag(manifest.digest());
        Reply reply = tag.on(Reply.of(tag.isKnownTo(call) ? 304 : 200))
                .with("Docker-Content-Digest", manifest.digest().toString());
        if (reply.status() == 304) {
            return reply;
        }
        if (call.method() == Method.GET) {
            requireWhole(repository, manifest);
            PulledImage image = new PulledImage(repository, manifest.digest(), reference);
            announcer.tell(each -> each.manifestPulled(image, Actor.of(call)));
        }
        return reply.with(manifest.mediaType().name(), manifest.content());
    }

    /** A digest over a few kilobytes costs less than anybody notices, and a database is a file like any other. */
    private static void requireWhole(Repository repository, StoredManifest manifest) throws IOException {
        Digest found = Digest.of(manifest.digest().algorithm(), manifest.content());
        if (!found.equals(manifest.digest())) {
            throw new IOException("The manifest " + manifest.digest() + " of " + repository.name()
                    + " is damaged in the metadata database: its bytes have the digest " + found
                    + ". Push the image again, or restore a backup.");
        }
    }
}
