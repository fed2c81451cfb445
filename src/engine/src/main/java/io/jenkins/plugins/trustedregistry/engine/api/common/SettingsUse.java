// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.StorageSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult;
import java.io.IOException;

/** Takes changed settings into use in the registry that runs. */
public interface SettingsUse {

    /**
     * Tries what only a try can tell: the storage, the certificate, the address to listen on. Changes nothing.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException status 400 or 409, saying what can't be used and why
     */
    void check(Settings before, Settings wanted);

    /** Tries the folder these name, step by step; harms and leaves nothing there. */
    ProbeResult probe(StorageSettings wanted);

    /** Goes by these settings from now on; what they differ in must be within reach. Said in a sentence when it can't be done. */
    void use(Settings wanted) throws IOException;
}
