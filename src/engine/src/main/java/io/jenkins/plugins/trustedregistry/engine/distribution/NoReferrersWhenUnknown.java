// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;

/**
 * The referrers of a repository that is missing, or looks so to the caller, are an empty list instead of NAME_UNKNOWN: clients
 * take a 404 here for "this registry keeps no referrers" and fall back to tags (distribution-spec, "Unavailable Referrers API").
 * Every other refusal of the check stands.
 */
final class NoReferrersWhenUnknown implements Endpoint {
    private final Check mayPull;
    private final ListReferrers referrers;

    NoReferrersWhenUnknown(Check mayPull, ListReferrers referrers) {
        this.mayPull = mayPull;
        this.referrers = referrers;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        try {
            return referrers.handle(mayPull.check(call));
        } catch (RegistryException e) {
            if (e.code() == ErrorCode.NAME_UNKNOWN) {
                return ListReferrers.ofNoRepository(call);
            }
            throw e;
        }
    }
}
