// SPDX-License-Identifier: MIT
/**
 * Starts jobs when an image of the registry of this Jenkins changes: it was pushed, promoted, or is known to be more vulnerable than
 * before. The registry tells in process; no webhook and no polling is needed. What a job may not pull starts nothing.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.trigger;

import org.jspecify.annotations.NullMarked;
