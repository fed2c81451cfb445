// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.trustedregistry.plugin.configuration.RegistryAddress;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import io.jenkins.plugins.trustedregistry.plugin.permission.RegistryPermissions;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** {@code /trusted-registry/}: the page, and below it the calls that its scripts make. */
@Extension
public final class RegistryRootAction implements RootAction, StaplerProxy {
    static final String URL_NAME = "trusted-registry";
    static final String ICON = "symbol-cube";

    @Override
    public String getIconFileName() {
        return mayView() ? ICON : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.RegistryRootAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    private static boolean mayView() {
        return Controller.JENKINS.may(Controller.JENKINS.caller(), RegistryPermissions.VIEW);
    }

    /** Nobody gets further without the permission, neither to the page nor to a call. */
    @Override
    public Object getTarget() {
        Controller.JENKINS.require(RegistryPermissions.VIEW);
        return this;
    }

    /** For the page: how clients write the registry's address; empty while they can't reach it. */
    public String getAddress() {
        return RegistryAddress.now().map(RegistryAddress::name).orElse("");
    }

    /** For the page: why the registry does not work; empty when it does. */
    public String getProblem() {
        return RunningRegistry.OF_JENKINS.state().problem().orElse("");
    }

    /** For the page. */
    public boolean isAdministrator() {
        return Controller.JENKINS.may(Controller.JENKINS.caller(), RegistryPermissions.ADMINISTER);
    }

    /** For the page. */
    public boolean isFounder() {
        return Controller.JENKINS.may(Controller.JENKINS.caller(), RegistryPermissions.CREATE_ORGANIZATION);
    }

    /**
     * Calls, whose rights the engine checks and whose crumb the bridge; the files of the pages; and the page itself at every other
     * address, because its scripts show what the address names.
     */
    public void doDynamic(StaplerRequest2 request, StaplerResponse2 response) throws IOException, ServletException {
        if (CallBridge.isFor(request)) {
            CallBridge.answer(request, response);
        } else {
            request.getView(this, "index").forward(request, response);
        }
    }
}
