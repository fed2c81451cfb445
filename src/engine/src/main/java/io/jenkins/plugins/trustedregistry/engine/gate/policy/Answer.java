// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.policy;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Arrays;
import java.util.Locale;

/** What a policy says of images of which too little is known. */
public enum Answer {
    /** Blocks when the policy has a rule that would have to know, else passes. */
    AUTO,
    PASS,
    BLOCK;

    static Answer parse(String key, String text) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        key + " '" + Shown.of(text) + "' is not known: use block or pass."));
    }

    /** In small letters, as settings write it; the first of them they leave out. */
    @Override
    public String toString() {
        return this == AUTO ? "" : name().toLowerCase(Locale.ROOT);
    }
}
