// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.life;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.trustedregistry.plugin.configuration.TrustedRegistryConfiguration;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import io.jenkins.plugins.trustedregistry.plugin.permission.RegistryPermissions;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.POST;

/** Tells administrators why the registry does not work. */
@Extension
@Symbol("trustedRegistry")
public final class RegistryProblem extends AdministrativeMonitor {

    public RegistryProblem() {
        super("trusted-registry");
    }

    @Override
    public String getDisplayName() {
        return Messages.RegistryProblem_displayName();
    }

    @Override
    public boolean isActivated() {
        return problem().isPresent();
    }

    /** For the page. */
    public String getProblem() {
        return problem().orElse("");
    }

    private static Optional<String> problem() {
        return RunningRegistry.OF_JENKINS.state().problem().or(HealthWatch::problem);
    }

    /** Tries to start the registry again, for causes that lie outside of Jenkins. */
    @POST
    public void doTryAgain(StaplerResponse2 response) throws IOException {
        Controller.JENKINS.require(RegistryPermissions.ADMINISTER);
        RunningRegistry.OF_JENKINS.apply(TrustedRegistryConfiguration.get().settings());
        ExtensionList.lookupSingleton(HealthWatch.class).look();
        response.sendRedirect("../../manage/");
    }
}
