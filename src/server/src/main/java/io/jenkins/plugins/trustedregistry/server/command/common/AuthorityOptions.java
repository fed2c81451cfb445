// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.AuthorityFetcher;
import io.jenkins.plugins.trustedregistry.server.client.ServerAddress;
import io.jenkins.plugins.trustedregistry.server.client.TrustedCertificates;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How a server comes to be trusted at login. Never on first sight: either its authority is at hand as a file, or it is fetched
 * and compared with a fingerprint, given or confirmed by the person.
 */
public final class AuthorityOptions {
    @Option(names = "--ca", paramLabel = "FILE", description = "The registry's certificate authority, PEM.")
    private @Nullable Path file;

    @Option(
            names = "--ca-fingerprint",
            paramLabel = "SHA256",
            description = "Fetch the authority from the server's /ca and trust it if it has this fingerprint.")
    private @Nullable String fingerprint;

    @Option(
            names = "--fetch-ca",
            description =
                    "Fetch the authority from the server's /ca, show its fingerprint, and ask whether it is the right one.")
    private boolean fetch;

    /** Empty: the authorities of the Java runtime. */
    public Optional<TrustedCertificates> trusted(ServerAddress server, Terminal terminal, Printer printer) {
        if (file != null) {
            return Optional.of(ConnectionOptions.readAuthority(file));
        }
        if (fingerprint != null) {
            return Optional.of(compared(new AuthorityFetcher().fetch(server), fingerprint));
        }
        return fetch ? Optional.of(confirmed(server, terminal, printer)) : Optional.empty();
    }

    private static TrustedCertificates compared(TrustedCertificates fetched, String wanted) {
        if (!fetched.hasFingerprint(wanted)) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The server's authority has the fingerprint " + fetched.fingerprint()
                            + ", which is not the one given: this may be another server. Nothing was sent to it.");
        }
        return fetched;
    }

    private static TrustedCertificates confirmed(ServerAddress server, Terminal terminal, Printer printer) {
        if (!terminal.isInteractive()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is no terminal to confirm the authority at: use --ca FILE or --ca-fingerprint instead.");
        }
        TrustedCertificates fetched = new AuthorityFetcher().fetch(server);
        printer.note("The authority of " + server + " has the SHA-256 fingerprint");
        printer.note("  " + fetched.fingerprint());
        String answer = terminal.ask("Is it the one the server printed when it started? (yes/no) ");
        if (!answer.strip().equals("yes")) {
            throw new CommandFailure(ExitCode.FAILED, "You did not say yes: nothing was sent to the server.");
        }
        return fetched;
    }
}
