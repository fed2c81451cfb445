// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.casc;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;

/** Tells JCasC, where it is installed, how to read and write the engine's settings; before it reads its files. */
public final class CascSupport {

    private CascSupport() {}

    /** Loads nothing of JCasC where there is none. */
    @Initializer(
            after = InitMilestone.EXTENSIONS_AUGMENTED,
            before = InitMilestone.SYSTEM_CONFIG_LOADED,
            displayName = "CascSupport.offer")
    public static void offer() {
        if (Controller.JENKINS.hasPlugin("configuration-as-code")) {
            BlockConfigurators.addAll();
        }
    }
}
