// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

/**
 * Whether a criterion matches, and why.
 *
 * @param reason a sentence, whichever way it went
 */
public record Answer(boolean matches, String reason) {}
