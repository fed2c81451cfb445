// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

/**
 * Whether a storage can be used, and why not.
 *
 * @param sentence for the person who made the setting: what was tried on what, what came of it, and what to do
 */
public record ProbeResult(boolean usable, String sentence) {}
