// SPDX-License-Identifier: MIT
/**
 * Secrets of the registry never stand in a build's log, whoever prints them and however they came there: they are told by their form,
 * so that nothing has to be remembered of a build.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.masking;

import org.jspecify.annotations.NullMarked;
