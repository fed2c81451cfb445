// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.advisory;

/**
 * A score of the Common Vulnerability Scoring System.
 *
 * @param version {@code 2.0}, {@code 3.0}, {@code 3.1} or {@code 4.0}
 * @param vector as its author wrote it
 * @param score 0.0 to 10.0, computed from the vector
 */
public record Cvss(String version, String vector, double score) {}
