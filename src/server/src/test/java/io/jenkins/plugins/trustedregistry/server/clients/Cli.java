// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.nio.file.Path;
import java.util.List;

/** The program's other commands, each as a process of its own. */
final class Cli {
    static final String PASSPHRASE = "four words of passphrase";

    private Cli() {}

    /** Runs a command that needs no server. */
    static Command.Result run(Path folder, String... arguments) {
        return Command.in(folder)
                .with("TRUSTED_REGISTRY_BACKUP_PASSPHRASE", PASSPHRASE)
                .run(Launch.commandLine(List.of("-XX:TieredStopAtLevel=1"), List.of(arguments))
                        .toArray(String[]::new));
    }

    /** Runs a command against a server, as whoever has the access token. */
    static Command.Result run(RunningServer server, String token, Path folder, String... arguments) {
        return Command.in(folder)
                .with("TRUSTED_REGISTRY_BACKUP_PASSPHRASE", PASSPHRASE)
                .with("TRUSTED_REGISTRY_SERVER", server.url())
                .with("TRUSTED_REGISTRY_TOKEN", token)
                .run(Launch.commandLine(List.of("-XX:TieredStopAtLevel=1"), List.of(arguments))
                        .toArray(String[]::new));
    }
}
