// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.opinion;

import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;

/**
 * What in an image breaks a rule.
 *
 * @param id a vulnerability, a licence, a package URL, a key
 * @param severity in one word; empty when it has none
 * @param component the package it is in, with its version; may be empty
 * @param fix what mends it; may be empty
 */
public record Culprit(String id, String severity, String component, String fix) {

    public static Culprit of(Finding finding) {
        return new Culprit(
                finding.id(),
                finding.severity().toString(),
                finding.affected().name() + " " + finding.affected().version(),
                finding.fix().first().orElse(""));
    }

    public static Culprit of(String id) {
        return new Culprit(id, "", "", "");
    }

    /** {@code CVE-2021-44228 in log4j-core 2.14.1 (mended in 2.17.1)}. */
    @Override
    public String toString() {
        return id + (component.isEmpty() ? "" : " in " + component) + (fix.isEmpty() ? "" : " (mended in " + fix + ")");
    }
}
