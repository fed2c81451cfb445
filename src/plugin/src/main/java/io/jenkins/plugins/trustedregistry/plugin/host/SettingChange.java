// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import hudson.security.ACL;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.events.event.SettingsChanged.Means;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import org.springframework.security.core.Authentication;

/**
 * A change of the settings that did not come through the registry's own calls.
 *
 * @param by who made it, as lists show it
 */
public record SettingChange(Settings before, Settings after, Means means, String by) {
    /** Configuration as code runs as Jenkins itself, whoever has it read its files. */
    private static final String CODE = "configuration as code";

    /** A change that whoever calls Jenkins makes. */
    public static SettingChange byCaller(Settings before, Settings after, Means means) {
        Authentication caller = Controller.JENKINS.caller();
        return new SettingChange(before, after, means, caller.equals(ACL.SYSTEM2) ? CODE : caller.getName());
    }

    void tell(Registry registry) {
        registry.settingsChanged(before, after, means, by);
    }

    @Override
    public String toString() {
        return "SettingChange[" + means + " by " + by + "]"; // settings hold secrets
    }
}
