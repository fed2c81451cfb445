// SPDX-License-Identifier: MIT
/**
 * The engine's life inside Jenkins: it starts after the configuration is loaded and stops before Jenkins does; what goes wrong
 * becomes a sentence for administrators, never a Jenkins that does not start.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.host;

import org.jspecify.annotations.NullMarked;
