// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.lookup;

/**
 * It can't be said whether a package is affected: its version, or one in the record, can't be compared. Never to be taken for safe.
 *
 * @param advisory the vulnerability as {@link Match} would name it
 * @param reason a sentence
 */
public record Undecided(PackageQuery query, String advisory, String reason) {}
