// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.trustedregistry.plugin.permission.RegistryPermissions;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.StaplerProxy;

/** Manage Jenkins > Trusted Registry: the same page. */
@Extension
@Symbol("trustedRegistryPages")
public final class RegistryManagementLink extends ManagementLink implements StaplerProxy {

    @Override
    public String getIconFileName() {
        return RegistryRootAction.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.RegistryRootAction_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.RegistryManagementLink_description();
    }

    @Override
    public String getUrlName() {
        return RegistryRootAction.URL_NAME;
    }

    @Override
    public Permission getRequiredPermission() {
        return RegistryPermissions.ADMINISTER;
    }

    @Override
    public Category getCategory() {
        return Category.CONFIGURATION;
    }

    @Override
    public Object getTarget() {
        return ExtensionList.lookupSingleton(RegistryRootAction.class).getTarget();
    }
}
