// SPDX-License-Identifier: MIT
/**
 * When the registry starts and stops, and how administrators hear of it when it does not: the initializer runs after the
 * configuration is loaded, the terminator before Jenkins ends.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.life;

import org.jspecify.annotations.NullMarked;
