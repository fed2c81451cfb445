// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

/**
 * Whether a storage can be used, and why not.
 *
 * @param full whether it is only for want of space that it can't be: what is there can be read
 * @param sentence for the person who made the setting: what was tried on what, what came of it, and what to do
 */
public record ProbeResult(boolean usable, boolean full, String sentence) {}
