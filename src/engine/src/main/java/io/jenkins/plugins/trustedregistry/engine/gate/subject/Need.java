// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.subject;

/** What a rule must know of a subject; what nobody needs is not looked up. */
public enum Need {
    /** Its vulnerabilities, and how much is known of vulnerabilities at all. */
    FINDINGS,
    /** Everything inside it. */
    COMPONENTS,
    /** When it was built. */
    TIMES,
    /** Who signed it. */
    SIGNATURES,
    /** How old the advisories are. */
    DATA;

    /** Whether it comes out of a scan of the image. */
    public boolean isOfScan() {
        return this == FINDINGS || this == COMPONENTS;
    }
}
