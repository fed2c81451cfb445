// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.distribution.admission.PullGates;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;

/** Gates without a policy: they let everything through. */
final class OpenGates implements Check {
    private OpenGates() {}

    static PullGates make() {
        OpenGates open = new OpenGates();
        return new PullGates(open, open);
    }

    @Override
    public Call check(Call call) {
        return call;
    }

    @Override
    public String toString() {
        return "gates";
    }
}
