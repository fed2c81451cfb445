// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;

/** The limits of a description: it is shown in lists, so it is short and has no control characters but line breaks and tabs. */
final class Description {
    private static final int LONGEST = 1_000;

    private Description() {}

    static void check(String text) {
        if (text.length() > LONGEST
                || text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "The description is not usable: write up to " + LONGEST
                            + " characters, with no control characters but line breaks and tabs.",
                    Map.of());
        }
    }
}
