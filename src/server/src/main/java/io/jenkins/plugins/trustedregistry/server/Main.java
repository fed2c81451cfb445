// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server;

import io.jenkins.plugins.trustedregistry.server.client.HttpsApi;
import io.jenkins.plugins.trustedregistry.server.command.CommandLines;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import io.jenkins.plugins.trustedregistry.server.command.common.SystemTerminal;
import io.jenkins.plugins.trustedregistry.server.command.common.VersionCommand;
import io.jenkins.plugins.trustedregistry.server.serve.HomeApi;
import java.nio.file.Path;
import java.time.Clock;

/** Starts the command line. */
public final class Main {
    private static final String LOG_LEVEL = "registry.log.level";

    private Main() {}

    public static void main(String... arguments) {
        boolean serves = arguments.length > 0 && arguments[0].equals("serve");
        if (serves && System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "INFO"); // before anything makes a logger; other commands are quieter
        }
        Clock clock = Clock.systemUTC();
        Surroundings surroundings = new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                new SystemTerminal(),
                HttpsApi::new,
                (home, config, variables) -> HomeApi.open(home, config, variables, VersionCommand.version(), clock),
                clock);
        System.exit(CommandLines.of(surroundings).execute(arguments));
    }
}
