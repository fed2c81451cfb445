// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.engine.settings.file.YamlBlocks;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.server.accounts.ConfiguredAccounts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a standalone server is told: the registry's settings, and the accounts that must exist.
 *
 * @param text the file they were read from, as it stands there; empty when there is none
 */
public record ServerSettings(Settings registry, ConfiguredAccounts accounts, Optional<String> text) {
    public static final ServerSettings DEFAULTS =
            new ServerSettings(Settings.DEFAULTS, ConfiguredAccounts.NONE, Optional.empty());

    /**
     * Reads a settings file.
     *
     * @throws InvalidSettingException naming file, line, key and what is allowed; or that the file can't be read
     */
    public static ServerSettings read(Path file, Variables variables) {
        String name = file.toString();
        String yaml = text(file);
        return new ServerSettings(
                SettingsFile.read(name, yaml, variables),
                new YamlBlocks(name, yaml, variables)
                        .read(ConfiguredAccounts.BLOCK, ConfiguredAccounts.class)
                        .orElse(ConfiguredAccounts.NONE),
                Optional.of(yaml));
    }

    public ServerSettings with(Settings changed) {
        return new ServerSettings(changed, accounts, text);
    }

    /** Without the text, which may hold passwords. */
    @Override
    public String toString() {
        return "ServerSettings[" + registry + ", " + accounts + "]";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidSettingException("The settings file " + file + " does not exist: check its name.");
        } catch (CharacterCodingException e) {
            throw new InvalidSettingException("The settings file " + file + " is not UTF-8 text: save it as UTF-8.");
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "The settings file " + file + " can't be read: check that this user may read it.");
        }
    }
}
