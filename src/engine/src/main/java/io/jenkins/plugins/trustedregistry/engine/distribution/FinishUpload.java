// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.io.IOException;
import java.util.Optional;

/**
 * Ends an upload, with its last bytes or all of them in the body, or none (distribution-spec, end-6). The blob belongs to the
 * repository when this answers.
 */
final class FinishUpload implements Endpoint {
    private final Lookup lookup;
    private final UploadStore uploads;
    private final Blobs blobs;
    private final Sight sight;

    FinishUpload(Lookup lookup, UploadStore uploads, Blobs blobs, Sight sight) {
        this.lookup = lookup;
        this.uploads = uploads;
        this.blobs = blobs;
        this.sight = sight;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        Repository repository = lookup.repository(call);
        UploadId id = Lookup.upload(call);
        Digest digest = Digest.parse(call.queryParameter("digest").orElseThrow(FinishUpload::noDigest));
        if (call.contentLength().orElse(1) > 0) {
            uploads.append(id, repository.name(), call.body(), AppendChunk.range(call));
        }
        blobs.give(
                repository,
                digest,
                sight.area(call.principal()),
                () -> Optional.of(uploads.commit(id, repository.name(), digest)));
        return Locations.created(repository.name(), digest);
    }

    private static RegistryException noDigest() {
        return new RegistryException(
                ErrorCode.DIGEST_INVALID,
                "To end an upload, say what its bytes must be: add ?digest=sha256:... to the address.");
    }
}
