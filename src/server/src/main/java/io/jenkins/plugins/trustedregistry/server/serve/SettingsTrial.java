// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult;
import io.jenkins.plugins.trustedregistry.engine.storage.file.StorageProbe;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tries settings as a start would, in a new and empty home that is removed again: what can't be used is said in the very words
 * that the start would use. A storage folder they name is only probed, which leaves nothing behind.
 */
public final class SettingsTrial {
    private final Clock clock;

    public SettingsTrial(Clock clock) {
        this.clock = clock;
    }

    /** @throws CommandFailure saying what can't be used */
    public void run(ServerSettings settings) {
        probe(settings.registry().storage().folder());
        try {
            Path home = Files.createTempDirectory("trusted-registry-check");
            try {
                OpenHome.open(home, settings.with(inHome(settings.registry())), "", clock)
                        .close();
            } finally {
                remove(home);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The settings can't be tried, because a temporary folder can't be used (" + e.getMessage()
                            + "): name another one with -Djava.io.tmpdir.",
                    e);
        }
    }

    private static void probe(String folder) {
        if (!folder.isEmpty()) {
            ProbeResult probe = new StorageProbe(new SecureRandom()).folder(Path.of(folder));
            if (!probe.usable()) {
                throw new CommandFailure(ExitCode.SETTINGS, probe.sentence());
            }
        }
    }

    /** The same with images in the home. */
    private static Settings inHome(Settings settings) {
        return settings.with(Settings.DEFAULTS.storage());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
