// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStatus;

/** Where things are, as paths relative to the host, so that they hold behind any proxy. */
final class Locations {

    private Locations() {}

    /** The reply of a blob that the repository now has. */
    static Reply created(RepositoryName repository, Digest digest) {
        return Reply.of(201)
                .with("Location", "/v2/" + repository + "/blobs/" + digest)
                .with("Docker-Content-Digest", digest.toString());
    }

    /** A reply that tells how far an upload has come; an upload without a byte is shown as 0-0, as every registry does. */
    static Reply upload(int status, UploadStatus upload) {
        return Reply.of(status)
                .with("Location", "/v2/" + upload.repository() + "/blobs/uploads/" + upload.id())
                .with("Range", "0-" + Math.max(0, upload.offset() - 1))
                .with("Docker-Upload-UUID", upload.id().value());
    }

    static String manifest(RepositoryName repository, Digest digest) {
        return "/v2/" + repository + "/manifests/" + digest;
    }
}
