// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

/**
 * How bad somebody says it is.
 *
 * @param type {@code CVSS_V2}, {@code CVSS_V3}, {@code CVSS_V4} with a vector as score; {@code Ubuntu} with a word; {@code word} for a
 *     word found in what is specific to a database or an ecosystem
 */
public record OsvSeverity(String type, String score) {
    /** Not of the schema: where it was found says enough. */
    public static final String WORD = "word";

    /** Whether it is a vector, to be counted out; else a word. */
    public boolean isScore() {
        return type.startsWith("CVSS");
    }
}
