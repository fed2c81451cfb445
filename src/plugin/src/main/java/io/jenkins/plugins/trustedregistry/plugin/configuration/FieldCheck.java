// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import hudson.util.FormValidation;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.permission.RegistryPermissions;

/** Says of a field of the settings' form what saving would say; only to those who may save. */
final class FieldCheck {
    private FieldCheck() {}

    /** @param reading makes a setting of what was typed, or throws */
    static FormValidation of(Runnable reading) {
        Controller.JENKINS.require(RegistryPermissions.ADMINISTER);
        try {
            reading.run();
            return FormValidation.ok();
        } catch (NumberFormatException e) {
            return FormValidation.error("Write a number.");
        } catch (InvalidSettingException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
