// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.permission;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** The permissions that Jenkins' authorization strategies offer. Rights on single repositories are the registry's own affair. */
public final class RegistryPermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup(RegistryPermissions.class, Messages._RegistryPermissions_title());

    /** Everything about the registry. Whoever administers Jenkins has it. */
    public static final Permission ADMINISTER = new Permission(
            GROUP,
            "Administer",
            Messages._RegistryPermissions_administer(),
            Jenkins.ADMINISTER,
            true,
            new PermissionScope[] {PermissionScope.JENKINS});

    /** To make organizations, which their makers then own. */
    public static final Permission CREATE_ORGANIZATION = new Permission(
            GROUP,
            "CreateOrganization",
            Messages._RegistryPermissions_createOrganization(),
            ADMINISTER,
            true,
            new PermissionScope[] {PermissionScope.JENKINS});

    /** To see the registry's pages in Jenkins. What they show depends on the rights in the registry. */
    public static final Permission VIEW = new Permission(
            GROUP, "View", Messages._RegistryPermissions_view(), ADMINISTER, true, new PermissionScope[] {
                PermissionScope.JENKINS
            });

    private RegistryPermissions() {}

    /** Makes the permissions known before Jenkins reads who was granted them. */
    @Initializer(
            after = InitMilestone.PLUGINS_STARTED,
            before = InitMilestone.SYSTEM_CONFIG_LOADED,
            displayName = "RegistryPermissions.register")
    public static void register() {
        // The class is initialised by this call; there is nothing else to do.
    }
}
