// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.access.sight.StagingOf;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;

/** Nothing is deleted out of a staging area: it would be gone at once, for all, while what is pushed is not there yet. */
public final class NotWhileStaging implements Check {
    private final StagingOf staging;

    public NotWhileStaging(StagingOf staging) {
        this.staging = staging;
    }

    @Override
    public Call check(Call call) {
        if (staging.of(call.principal()).isPresent()) {
            throw new RegistryException(
                    ErrorCode.DENIED,
                    "Nothing can be deleted from inside a staging area, as it would be gone at once: delete it behind the block.");
        }
        return call;
    }

    @Override
    public String toString() {
        return "not while staging";
    }
}
