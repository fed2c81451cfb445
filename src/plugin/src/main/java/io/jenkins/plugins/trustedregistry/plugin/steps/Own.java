// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.AbortException;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import io.jenkins.plugins.trustedregistry.plugin.inprocess.OwnRegistry;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import java.io.IOException;

/** The registry of this Jenkins, as a running build sees it in process. */
final class Own {
    private Own() {}

    static OwnRegistry of(BuildRegistry registry) throws IOException {
        Registry running = RunningRegistry.OF_JENKINS
                .state()
                .registry()
                .orElseThrow(() -> new AbortException(
                        "The registry is not running. Ask an administrator of Jenkins; Manage Jenkins says why."));
        return new OwnRegistry(
                running.router(),
                registry.name(),
                registry.access().user(),
                registry.access().secret());
    }
}
