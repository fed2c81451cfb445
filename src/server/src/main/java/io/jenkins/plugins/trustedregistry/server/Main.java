// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server;

import io.jenkins.plugins.trustedregistry.server.client.HttpsApi;
import io.jenkins.plugins.trustedregistry.server.client.RegistryApi;
import io.jenkins.plugins.trustedregistry.server.command.CommandLines;
import io.jenkins.plugins.trustedregistry.server.command.Surroundings;
import io.jenkins.plugins.trustedregistry.server.command.SystemTerminal;
import io.jenkins.plugins.trustedregistry.server.command.VersionCommand;
import io.jenkins.plugins.trustedregistry.server.serve.HomeApi;
import io.jenkins.plugins.trustedregistry.server.serve.HomeSettings;
import io.jenkins.plugins.trustedregistry.server.serve.OpenHome;
import io.jenkins.plugins.trustedregistry.server.serve.PublicName;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Starts the command line. */
public final class Main {
    private static final String LOG_LEVEL = "registry.log.level";

    private Main() {}

    public static void main(String... arguments) {
        boolean serves = arguments.length > 0 && arguments[0].equals("serve");
        if (serves && System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "INFO"); // before anything makes a logger; other commands are quieter
        }
        System.exit(CommandLines.of(surroundings()).execute(arguments));
    }

    private static Surroundings surroundings() {
        return new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                new SystemTerminal(),
                HttpsApi::new,
                Main::openHome,
                Clock.systemUTC());
    }

    private static RegistryApi openHome(Path home, Optional<Path> config, Variables variables) {
        ServerSettings settings = HomeSettings.read(config, home, variables);
        OpenHome open = OpenHome.existing(home, settings, VersionCommand.version(), Clock.systemUTC());
        int port = settings.registry().listener().port();
        return new HomeApi(open, PublicName.of(settings.registry(), port > 0 ? port : 5000).url());
    }
}
