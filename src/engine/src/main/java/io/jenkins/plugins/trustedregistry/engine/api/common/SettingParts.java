// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.release.ReleaseNews;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper;
import java.util.Optional;

/**
 * What changing settings needs.
 *
 * @param keeper empty: the host keeps them where nobody can change them
 * @param events told of changes
 */
public record SettingParts(Optional<SettingsKeeper> keeper, SettingsUse use, Publisher events, ReleaseNews releases) {}
