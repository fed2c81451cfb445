// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.ByteRange;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.EntityTag;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.util.Optional;

/**
 * Sends a blob, or a part of it (distribution-spec, "Pulling blobs"; end-2). HEAD is the same without the bytes.
 *
 * <p>Whoever may push and is told here that the blob is there may rely on it. A blob that the store has lost, or that is not of
 * its size there, is a fault of the server to those who want it, and not there for those who only ask, so that a push brings it
 * again.
 */
final class PullBlob implements Endpoint {
    private final Lookup lookup;
    private final Blobs blobs;
    private final AccessControl access;

    PullBlob(Lookup lookup, Blobs blobs, AccessControl access) {
        this.lookup = lookup;
        this.blobs = blobs;
        this.access = access;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        Digest digest = Lookup.digest(call);
        StoredBlob blob = find(call, lookup.repository(call), digest);
        EntityTag tag = new EntityTag(digest);
        if (tag.isKnownTo(call)) {
            return describe(Reply.of(304), blob, tag);
        }
        Optional<ByteRange> range = tag.allowsRange(call) && call.method() == Method.GET
                ? call.headers().first("Range").flatMap(header -> ByteRange.of(header, blob.size()))
                : Optional.empty();
        return range.map(part -> describe(Reply.of(206), blob, tag)
                        .with("Content-Range", part.of(blob.size()))
                        .with(body(blob, part.first(), part.length())))
                .orElseGet(() -> describe(Reply.of(200), blob, tag).with(body(blob, 0, blob.size())));
    }

    private StoredBlob find(Call call, Repository repository, Digest digest) throws IOException {
        Optional<StoredBlob> found = mayPush(call, repository)
                ? blobs.promise(repository.id(), digest)
                : blobs.find(repository.id(), digest);
        if (call.method() == Method.GET && blobs.isLost(repository.id(), digest, found)) {
            throw new IOException(
                    "The blob " + digest + " of " + repository.name()
                            + " is lost or damaged in the storage: push an image that has it again, or restore it from a backup");
        }
        return found.orElseThrow(() -> Blobs.unknown(digest));
    }

    /** Looks at the credential first, which costs nothing. */
    private boolean mayPush(Call call, Repository repository) {
        return !call.principal().isAnonymous()
                && call.principal().limits().allow(repository.name(), RepositoryAction.PUSH)
                && access.onRepository(call.principal(), repository.name(), RepositoryAction.PUSH)
                        .allowed();
    }

    private static Reply describe(Reply reply, StoredBlob blob, EntityTag tag) {
        return tag.on(reply)
                .with("Content-Type", "application/octet-stream")
                .with("Docker-Content-Digest", blob.digest().toString())
                .with("Accept-Ranges", "bytes")
                // private: a cache between us and the client knows nothing of rights
                .with("Cache-Control", "private, max-age=31536000, immutable");
    }

    private Body body(StoredBlob blob, long offset, long length) {
        BlobStore store = blobs.store();
        return store.file(blob.digest())
                .<Body>map(file -> new Body.FilePart(file, offset, length))
                .orElseGet(() -> new Body.Stream(() -> store.open(blob.digest(), offset, length), length));
    }
}
