// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.policy;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Arrays;
import java.util.Locale;

/** What becomes of pulls of an image that breaks a policy. */
public enum Mode {
    /** Nothing, and nobody is told; who asks by the policy's name gets its verdict all the same. */
    OFF,
    /** Nothing, but the verdict says so. */
    WARN,
    /** They are refused. */
    ENFORCE;

    public static Mode parse(String text) {
        if (text.equals("false")) { // what YAML 1.1 makes of the word off
            return OFF;
        }
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "mode '" + Shown.of(text) + "' is not known: use off, warn or enforce."));
    }

    /** In small letters, as settings write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
