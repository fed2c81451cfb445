// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.io.IOException;
import java.util.Optional;

/**
 * Begins an upload (distribution-spec, "Pushing blobs"; end-4a, end-4b, end-4c), or spares the client one: with {@code mount} by
 * taking the blob from another repository, with {@code digest} by taking the blob from this very request.
 */
final class StartUpload implements Endpoint {
    private final Lookup lookup;
    private final UploadStore uploads;
    private final Blobs blobs;
    private final BlobMount mount;
    private final Sight sight;

    StartUpload(Lookup lookup, UploadStore uploads, Blobs blobs, BlobMount mount, Sight sight) {
        this.lookup = lookup;
        this.uploads = uploads;
        this.blobs = blobs;
        this.mount = mount;
        this.sight = sight;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        Repository repository = lookup.repository(call);
        Optional<Digest> wanted = call.queryParameter("mount").map(Digest::parse);
        if (wanted.isPresent()) {
            return mount.mount(call, repository, wanted.get())
                    ? Locations.created(repository.name(), wanted.get())
                    : begin(call, repository, wanted.get().algorithm());
        }
        Optional<Digest> whole = call.queryParameter("digest").map(Digest::parse);
        return whole.isPresent()
                ? takeWhole(call, repository, whole.get())
                : begin(call, repository, Digest.Algorithm.SHA256);
    }

    private Reply begin(Call call, Repository repository, Digest.Algorithm otherwise) throws IOException {
        Digest.Algorithm algorithm = call.queryParameter("digest-algorithm")
                .map(Digest.Algorithm::parse)
                .orElse(otherwise);
        return Locations.upload(202, uploads.begin(repository.name(), algorithm));
    }

    private Reply takeWhole(Call call, Repository repository, Digest digest) throws IOException {
        blobs.give(
                repository,
                digest,
                sight.area(call.principal()),
                () -> Optional.of(uploads.receive(call.body(), digest)));
        return Locations.created(repository.name(), digest);
    }
}
