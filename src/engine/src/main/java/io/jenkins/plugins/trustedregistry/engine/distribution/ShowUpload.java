// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.io.IOException;

/** Tells how far an upload has come, so that a client can go on after a break (distribution-spec, end-13). */
final class ShowUpload implements Endpoint {
    private final UploadStore uploads;

    ShowUpload(UploadStore uploads) {
        this.uploads = uploads;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        return uploads.status(Lookup.upload(call), Lookup.name(call))
                .map(upload -> Locations.upload(204, upload))
                .orElseThrow(UploadId::unknown);
    }
}
