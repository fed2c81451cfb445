// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.life;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.trustedregistry.plugin.builds.JenkinsBuilds;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import io.jenkins.plugins.trustedregistry.plugin.credentials.RunLogins;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;

/** The logins of a run end with it; what it pushed is known for as long as the run is. */
@Extension
public final class BuildEnds extends RunListener<Run<?, ?>> {

    @Override
    public void onFinalized(Run<?, ?> run) {
        end(run);
        RunEvidence.give(run);
    }

    @Override
    public void onDeleted(Run<?, ?> run) {
        end(run);
        RegistryIdentity.find(run)
                .ifPresent(id -> RunningRegistry.OF_JENKINS
                        .state()
                        .registry()
                        .ifPresent(registry -> registry.buildImages().forget(id)));
    }

    private static void end(Run<?, ?> run) {
        RegistryIdentity.find(run).ifPresent(id -> {
            JenkinsBuilds.OF_JENKINS.remove(id);
            RunLogins.OF_JENKINS.forget(id);
            RunningRegistry.OF_JENKINS.state().registry().ifPresent(registry -> {
                registry.stagings().discardAll(id);
                registry.builds().endAll(id);
            });
        });
    }
}
