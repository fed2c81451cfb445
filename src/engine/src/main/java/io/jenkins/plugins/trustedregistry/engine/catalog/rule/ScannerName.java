// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Map;
import java.util.regex.Pattern;

/** Which scanner looks into images: the registry's own, or one that the settings name. */
public record ScannerName(String name) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");

    /** The registry's own. */
    public static final ScannerName BUILT_IN = new ScannerName("built-in");

    public ScannerName {
        if (!FORM.matcher(name).matches()) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "'" + Shown.of(name) + "' is no name of a scanner: use small letters, digits, '.', '_' and '-', at"
                            + " most 64 of them.",
                    Map.of());
        }
    }

    public boolean isBuiltIn() {
        return equals(BUILT_IN);
    }

    @Override
    public String toString() {
        return name;
    }
}
