// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper;
import java.io.IOException;

/** Passes changes of settings on to whoever in the plugin keeps them. */
public final class HostSettings implements SettingsKeeper {
    private static final SettingsKeeper NOBODY = new SettingsKeeper() {
        @Override
        public Kept kept() throws IOException {
            throw new IOException("Jenkins is still starting. Try again in a moment.");
        }

        @Override
        public void keep(String block, Settings wanted) throws IOException {
            kept();
        }

        @Override
        public void reopen() {
            throw new IllegalStateException("Nobody keeps the settings yet");
        }
    };

    /** Those of this Jenkins. */
    public static final HostSettings OF_JENKINS = new HostSettings();

    private volatile SettingsKeeper place = NOBODY;

    HostSettings() {}

    public void keepIn(SettingsKeeper keeper) {
        place = keeper;
    }

    @Override
    public Kept kept() throws IOException {
        return place.kept();
    }

    @Override
    public void keep(String block, Settings wanted) throws IOException {
        place.keep(block, wanted);
    }

    @Override
    public void reopen() {
        place.reopen();
    }
}
