// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.TextFile;
import io.jenkins.plugins.trustedregistry.server.client.Credential;
import io.jenkins.plugins.trustedregistry.server.client.RegistryApi;
import io.jenkins.plugins.trustedregistry.server.client.SavedLogin;
import io.jenkins.plugins.trustedregistry.server.client.ServerAddress;
import io.jenkins.plugins.trustedregistry.server.client.TrustedCertificates;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which registry a command talks to. */
public final class ConnectionOptions {
    private static final String SERVER = "TRUSTED_REGISTRY_SERVER";
    private static final String TOKEN = "TRUSTED_REGISTRY_TOKEN";

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "A running server. Default: $" + SERVER + ", else the one logged in to last."
                    + " In scripts $" + TOKEN + " may hold an access token.")
    private @Nullable String server;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "The certificate authority to trust for --server. Default: the one given at login.")
    private @Nullable Path authority;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The home of a server that does not run; needs no login.")
    private @Nullable Path home;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "With --home: the settings file the server is started with. Default: registry.yaml in the home, if"
                            + " there is one.")
    private @Nullable Path config;

    public RegistryApi open(Surroundings surroundings) {
        if (home != null) {
            if (server != null || authority != null) {
                throw new CommandFailure(
                        ExitCode.USAGE, "--home is for a server that does not run: leave out --server and --ca.");
            }
            return surroundings.homes().open(home, Optional.ofNullable(config), surroundings.variables());
        }
        if (config != null) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--config belongs to --home: a running server has read its settings already.");
        }
        return remote(surroundings);
    }

    private RegistryApi remote(Surroundings surroundings) {
        Optional<ServerAddress> named = Optional.ofNullable(server)
                .or(() -> surroundings.variable(SERVER))
                .map(ServerAddress::parse);
        Optional<SavedLogin> login = named.isPresent()
                ? surroundings.logins().find(named.get())
                : surroundings.logins().current();
        ServerAddress address = named.or(() -> login.map(saved -> ServerAddress.parse(saved.server())))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "No registry is named: log in to a running server with 'login URL', or give the home of one that does"
                                + " not run with --home DIR."));
        Credential credential = surroundings
                .variable(TOKEN)
                .or(() -> login.map(SavedLogin::token))
                .<Credential>map(Credential.Token::new)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_ALLOWED,
                        "You are not logged in to " + address + ": run 'login " + address + "' first."));
        Optional<TrustedCertificates> trusted =
                authority == null ? login.flatMap(SavedLogin::trusted) : Optional.of(readAuthority(authority));
        return surroundings.servers().open(address, credential, trusted);
    }

    public static TrustedCertificates readAuthority(Path file) {
        return new TrustedCertificates(TextFile.read(file));
    }
}
