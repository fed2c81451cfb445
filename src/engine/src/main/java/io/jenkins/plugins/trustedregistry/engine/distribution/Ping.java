// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.distribution.admission.JsonReply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.util.Map;

/** Says that this is a registry (distribution-spec, "Determining Support"; end-1). */
final class Ping implements Endpoint {

    @Override
    public Reply handle(Call call) {
        return JsonReply.of(200, Map.of());
    }
}
