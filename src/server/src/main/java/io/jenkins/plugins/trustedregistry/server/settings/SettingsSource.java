// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Where a server's settings come from. They can be read again, and changed there.
 *
 * @param file may not be there: then everything has its default, and it is made when something is changed
 * @param overrides what the command line says in place of the file
 */
public record SettingsSource(Path file, Variables variables, UnaryOperator<Settings> overrides) {
    public SettingsSource {
        file = file.toAbsolutePath().normalize();
    }

    /**
     * As the server goes by them.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException naming file, line, key and what is allowed
     */
    public ServerSettings read() {
        ServerSettings kept = kept();
        return kept.with(overrides.apply(kept.registry()));
    }

    /** As they stand in the file. */
    public ServerSettings kept() {
        return Files.exists(file) ? ServerSettings.read(file, variables) : ServerSettings.DEFAULTS;
    }
}
