// SPDX-License-Identifier: MIT
/**
 * Comes to verdicts of images in the registry: whatever decides is looked at when somebody asks, and a verdict is given again only as
 * long as nothing of that has changed.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.judge;

import org.jspecify.annotations.NullMarked;
