// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.own;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.client.Credential;
import io.jenkins.plugins.trustedregistry.server.client.RegistryApi;
import io.jenkins.plugins.trustedregistry.server.client.SavedLogin;
import io.jenkins.plugins.trustedregistry.server.client.ServerAddress;
import io.jenkins.plugins.trustedregistry.server.client.TrustedCertificates;
import io.jenkins.plugins.trustedregistry.server.command.common.AuthorityOptions;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.NewPassword;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import io.jenkins.plugins.trustedregistry.server.command.common.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an access token with a password and remembers it. The password itself is not kept. */
@Command(
        name = "login",
        description = {
            "Log in to a running server: makes an access token with your password and remembers it, for you only, with the"
                    + " server's certificate authority.",
            "",
            "A registry that has its own authority is trusted by its ca.pem (--ca), or by the fingerprint it printed when it"
                    + " started (--ca-fingerprint)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry login https://localhost:5000 --user admin --ca ~/registry/ca.pem",
            "  trusted-registry login https://registry.example.com --user ci --password-stdin < secret"
        })
public final class LoginCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "https://host or https://host:port")
    private String server;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            description = "Default: is asked for.")
    private @Nullable String user;

    @Mixin
    private NewPassword password;

    @Mixin
    private AuthorityOptions authority;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "After how many days to log in again. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        Surroundings surroundings = Surroundings.of(spec);
        Printer printer =
                new Printer(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
        ServerAddress address = ServerAddress.parse(server);
        Optional<TrustedCertificates> trusted = authority.trusted(address, surroundings.terminal(), printer);
        String name = user(surroundings.terminal());
        String secret = password.existing(surroundings.terminal(), "Password of " + name + ": ");
        JsonNode token = token(surroundings, address, new Credential.Password(name, secret), trusted);
        Optional<SavedLogin> former = surroundings.logins().find(address);
        surroundings
                .logins()
                .save(new SavedLogin(
                        address.url(),
                        token.path("user").asText(name),
                        token.path("token").asText(),
                        token.path("id").asText(),
                        trusted.map(TrustedCertificates::pem).orElse(null)));
        former.flatMap(login -> LogoutCommand.endToken(surroundings, login)).ifPresent(printer::note);
        printer.done(
                "logged in",
                Map.of("server", address.url(), "user", name),
                "You are logged in to " + address + " as " + name + " for " + days + " days.");
        return ExitCode.OK.number();
    }

    private String user(Terminal terminal) {
        if (user != null) {
            return user;
        }
        if (!terminal.isInteractive()) {
            throw new CommandFailure(ExitCode.USAGE, "There is no terminal to ask for a user: add --user USER.");
        }
        return terminal.ask("User: ").strip();
    }

    private JsonNode token(
            Surroundings surroundings,
            ServerAddress address,
            Credential credential,
            Optional<TrustedCertificates> trusted) {
        Instant now = surroundings.clock().instant();
        String expiresAt =
                now.truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(days)).toString();
        try (RegistryApi api = surroundings.servers().open(address, credential, trusted)) {
            return new ApiClient(api)
                    .post(
                            ApiPath.of("tokens"),
                            new Fields()
                                    .with("name", "command line " + now) // no two of a user have one name
                                    .with("expiresAt", expiresAt)
                                    .json());
        }
    }
}
