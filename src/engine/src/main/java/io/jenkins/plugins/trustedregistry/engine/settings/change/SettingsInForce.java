// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.change;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.util.function.Supplier;

/** The settings that the running registry goes by. Whoever asks at each use sees a change at once. Safe for many threads. */
public final class SettingsInForce implements Supplier<Settings> {
    private volatile Settings now;

    public SettingsInForce(Settings first) {
        now = first;
    }

    @Override
    public Settings get() {
        return now;
    }

    public void use(Settings changed) {
        now = changed;
    }
}
