// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import hudson.util.FormValidation;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import java.time.Instant;
import java.util.Base64;

/** What a form says of a zip that was chosen and not sent yet. */
final class BundleCheck {
    private BundleCheck() {}

    /** @param zip in base64, as the page's script read it */
    static FormValidation of(String zip) {
        try {
            byte[] bytes = Base64.getDecoder().decode(zip);
            UploadedBundle bundle = Loader.PLUGIN.call(() -> UploadedBundle.read(bytes));
            String name = BundleCredentials.name(bundle);
            return bundle.isExpiredAt(Instant.now()) ? FormValidation.warning(name) : FormValidation.ok(name);
        } catch (InvalidBundleException e) {
            return FormValidation.error(e.getMessage());
        } catch (IllegalArgumentException e) {
            return FormValidation.error("The file could not be read: choose it again.");
        }
    }
}
