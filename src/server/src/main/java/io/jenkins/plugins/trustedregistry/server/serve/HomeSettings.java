// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.SettingsSource;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Which settings belong to a home: the file that is named, else {@code registry.yaml} in the home, else the defaults. */
public final class HomeSettings {
    private static final String DEFAULT_FILE = "registry.yaml";

    private HomeSettings() {}

    /** The file that is read, if any. */
    public static Optional<Path> file(Optional<Path> named, Path home) {
        return named.or(() -> Optional.of(home.resolve(DEFAULT_FILE)).filter(Files::isRegularFile));
    }

    /** The same as a place: where there is no file, the one in the home is made when something is changed. */
    public static SettingsSource source(
            Optional<Path> named, Path home, Variables variables, UnaryOperator<Settings> overrides) {
        return new SettingsSource(named.orElse(home.resolve(DEFAULT_FILE)), variables, overrides);
    }

    /** @throws io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException naming what is wrong where */
    public static ServerSettings read(Optional<Path> named, Path home, Variables variables) {
        return file(named, home)
                .map(file -> ServerSettings.read(file, variables))
                .orElse(ServerSettings.DEFAULTS);
    }
}
