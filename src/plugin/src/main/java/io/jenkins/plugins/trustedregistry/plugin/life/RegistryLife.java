// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.life;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import io.jenkins.plugins.trustedregistry.plugin.configuration.ConfigurationKeeper;
import io.jenkins.plugins.trustedregistry.plugin.configuration.TrustedRegistryConfiguration;
import io.jenkins.plugins.trustedregistry.plugin.host.HostSettings;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;

/** Starts and stops the registry with Jenkins. "Reload configuration from disk" leaves it running. */
public final class RegistryLife {
    private RegistryLife() {}

    /** JCasC has set the values by now. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED, fatal = false, displayName = "RegistryLife.start")
    public static void start() {
        HostSettings.OF_JENKINS.keepIn(new ConfigurationKeeper());
        RunningRegistry.OF_JENKINS.start(TrustedRegistryConfiguration.get().settings());
    }

    /** On a safe restart or exit too. Pushes that are running may finish, for a while. */
    @Terminator(displayName = "RegistryLife.stop")
    public static void stop() {
        RunningRegistry.OF_JENKINS.stop();
    }
}
