// SPDX-License-Identifier: MIT
/**
 * Changing settings while the registry runs: {@link io.jenkins.plugins.trustedregistry.engine.settings.change.BlockChange} makes new
 * settings of what was sent, {@link io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper} is where a host keeps
 * them, {@link io.jenkins.plugins.trustedregistry.engine.settings.change.Reach} says what the running registry can take over at once.
 * Only values and roles; who changes what for whom is the API's affair.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.settings.change;

import org.jspecify.annotations.NullMarked;
