// SPDX-License-Identifier: MIT
/**
 * Pipeline steps, which freestyle jobs use too. {@code withRegistry} logs in for its block; the others move, name and delete images. What a
 * step works on is a {@link io.jenkins.plugins.trustedregistry.plugin.steps.Site}; the work itself is done on the agent, or in process
 * where it is about the registry of this Jenkins alone. Steps that scan and judge images will stand beside these.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.steps;

import org.jspecify.annotations.NullMarked;
