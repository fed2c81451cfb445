// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.io.IOException;

/** Drops an upload (distribution-spec, "Cancel a blob upload"; end-14). */
final class CancelUpload implements Endpoint {
    private final UploadStore uploads;

    CancelUpload(UploadStore uploads) {
        this.uploads = uploads;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        if (!uploads.cancel(Lookup.upload(call), Lookup.name(call))) {
            throw UploadId.unknown();
        }
        return Reply.of(204);
    }
}
