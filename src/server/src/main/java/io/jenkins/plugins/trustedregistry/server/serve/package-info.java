// SPDX-License-Identifier: MIT
/**
 * The standalone host itself: lends the engine a home, local accounts and settings, runs it until it is told to stop, and opens
 * it without a listener for commands that work on a home.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.serve;

import org.jspecify.annotations.NullMarked;
