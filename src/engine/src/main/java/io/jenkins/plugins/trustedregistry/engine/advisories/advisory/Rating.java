// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.advisory;

import java.util.List;
import java.util.Optional;

/**
 * How bad it is, and who says so.
 *
 * @param severity the word of whoever ships the package where there is one, else what the newest CVSS score means
 * @param cvss the newest version first
 * @param word as the ecosystem wrote it, for instance {@code unimportant} of Debian; empty when it gave none
 * @param source the record it was taken from, for instance {@code GHSA-jfh8-c2jp-5v3q}; empty when nobody rated it
 */
public record Rating(Severity severity, List<Cvss> cvss, String word, String source) {
    public static final Rating NONE = new Rating(Severity.UNKNOWN, List.of(), "", "");

    public Rating {
        cvss = List.copyOf(cvss);
    }

    /** The score of the newest CVSS version there is. */
    public Optional<Cvss> score() {
        return cvss.stream().findFirst();
    }
}
