// SPDX-License-Identifier: MIT
/**
 * What lets JCasC read and write the engine's settings as they are. Nothing in here is loaded where the plugin
 * configuration-as-code is missing.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.casc;

import org.jspecify.annotations.NullMarked;
