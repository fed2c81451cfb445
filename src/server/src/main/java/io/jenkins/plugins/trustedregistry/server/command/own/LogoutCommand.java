// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.own;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.client.Credential;
import io.jenkins.plugins.trustedregistry.server.client.RegistryApi;
import io.jenkins.plugins.trustedregistry.server.client.SavedLogin;
import io.jenkins.plugins.trustedregistry.server.client.SavedLogins;
import io.jenkins.plugins.trustedregistry.server.client.ServerAddress;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends the access token of a login and forgets it. */
@Command(
        name = "logout",
        description = "Log out of a server: ends the access token that 'login' made, and forgets it.",
        footerHeading = "%nExamples:%n",
        footer = {"  trusted-registry logout", "  trusted-registry logout https://localhost:5000"})
public final class LogoutCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", arity = "0..1", description = "Default: the server logged in to last.")
    private @Nullable String server;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        Surroundings surroundings = Surroundings.of(spec);
        Printer printer =
                new Printer(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
        SavedLogins logins = surroundings.logins();
        SavedLogin login = (server == null ? logins.current() : logins.find(ServerAddress.parse(server)))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_ALLOWED,
                        "You are not logged in" + (server == null ? "." : " to " + server + ".")));
        endToken(surroundings, login).ifPresent(printer::note);
        logins.remove(ServerAddress.parse(login.server()));
        printer.done("logged out", Map.of("server", login.server()), "You are logged out of " + login.server() + ".");
        return ExitCode.OK.number();
    }

    /** What to tell when the token goes on; the login is forgotten all the same. */
    static Optional<String> endToken(Surroundings surroundings, SavedLogin login) {
        ServerAddress address = ServerAddress.parse(login.server());
        Credential credential = new Credential.Token(login.token());
        try (RegistryApi api = surroundings.servers().open(address, credential, login.trusted())) {
            new ApiClient(api).delete(ApiPath.of("tokens", login.tokenId()));
            return Optional.empty();
        } catch (CommandFailure e) {
            return e.exitCode() == ExitCode.NOT_FOUND || e.exitCode() == ExitCode.NOT_ALLOWED
                    ? Optional.empty()
                    : Optional.of("The access token " + login.tokenId() + " could not be ended: " + e.getMessage());
        }
    }
}
