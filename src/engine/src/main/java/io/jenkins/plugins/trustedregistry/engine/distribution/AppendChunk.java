// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.storage.ContentRange;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.io.IOException;
import java.util.Optional;

/** Takes the next bytes of an upload, with or without saying which ones they are (distribution-spec, end-5). */
final class AppendChunk implements Endpoint {
    private final UploadStore uploads;

    AppendChunk(UploadStore uploads) {
        this.uploads = uploads;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        return Locations.upload(202, uploads.append(Lookup.upload(call), Lookup.name(call), call.body(), range(call)));
    }

    static Optional<ContentRange> range(Call call) {
        return call.headers().first("Content-Range").map(ContentRange::parse);
    }
}
