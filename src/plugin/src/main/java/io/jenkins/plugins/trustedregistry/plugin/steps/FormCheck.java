// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import org.jspecify.annotations.Nullable;

/** Says of a field what the step would say of it at the build's expense. Only to those who may see how the job is configured. */
final class FormCheck {
    private FormCheck() {}

    /** Reads what was typed. */
    interface Reading {
        void of(String text) throws ClientException;
    }

    /** What variables stand for is not known before the build. @param reading throws the sentence */
    static FormValidation of(@Nullable Item item, String value, Reading reading) {
        if (item == null || !item.hasPermission(Item.EXTENDED_READ) || value.contains("$")) {
            return FormValidation.ok();
        }
        try {
            reading.of(value.strip());
            return FormValidation.ok();
        } catch (ClientException | RegistryException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
