// SPDX-License-Identifier: MIT
/**
 * The settings of the registry, block by block: shown, changed, tried before they are kept; and whether a newer release is there. A
 * change is checked as the settings file is, kept where the host keeps settings, and taken into use without a restart of the process.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.setting;

import org.jspecify.annotations.NullMarked;
