// SPDX-License-Identifier: MIT
/**
 * The standalone host: command line, YAML settings and local accounts for the engine.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.server;

import org.jspecify.annotations.NullMarked;
