// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import io.jenkins.plugins.trustedregistry.engine.Host;
import io.jenkins.plugins.trustedregistry.plugin.configuration.TrustedRegistryConfiguration;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.people.JenkinsDirectory;
import java.time.Clock;

/** Starts and stops the registry with Jenkins. "Reload configuration from disk" leaves it running. */
public final class RegistryLife {
    /** The registry of this Jenkins; a Jenkins that is restarted in place has a new one. */
    public static final RunningRegistry REGISTRY = new RunningRegistry(RegistryLife::host, Clock.systemUTC());

    private RegistryLife() {}

    private static Host host() {
        return new JenkinsHost(
                Controller.JENKINS.home().resolve("trusted-registry"),
                JenkinsDirectory.ofJenkins(Clock.systemUTC()),
                Controller.JENKINS.pluginVersion());
    }

    /** JCasC has set the values by now. */
    @Initializer(
            after = InitMilestone.JOB_CONFIG_ADAPTED,
            fatal = false,
            displayName = "RegistryLife.start")
    public static void start() {
        REGISTRY.start(TrustedRegistryConfiguration.get().settings());
    }

    /** On a safe restart or exit too. Pushes that are running may finish, for a while. */
    @Terminator(displayName = "RegistryLife.stop")
    public static void stop() {
        REGISTRY.stop();
    }
}
