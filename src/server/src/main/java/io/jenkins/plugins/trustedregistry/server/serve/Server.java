// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.client.TrustedCertificates;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** A registry that takes requests until it is closed. */
public final class Server implements AutoCloseable {
    private final OpenHome home;
    private final Banner banner;

    private Server(OpenHome home, Banner banner) {
        this.home = home;
        this.banner = banner;
    }

    /**
     * Opens the home, starts to listen, and makes the first administrator where there is none.
     *
     * @param adminPassword for the first administrator; empty: one is generated
     * @throws CommandFailure when that can't be done, with a sentence
     */
    public static Server start(
            Path folder, ServerSettings settings, Optional<String> adminPassword, String version, Clock clock) {
        Path absolute = folder.toAbsolutePath().normalize();
        OpenHome home = OpenHome.open(absolute, settings, version, clock);
        try {
            listen(home, settings.registry().listener());
            Optional<FirstAdministrator> first =
                    FirstAdministrator.make(home.accounts(), settings.registry(), adminPassword, new SecureRandom());
            return new Server(home, banner(home, absolute, settings.registry(), version, first));
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private static void listen(OpenHome home, ListenerSettings listener) {
        try {
            home.registry().start();
        } catch (IOException | RuntimeException e) {
            throw new CommandFailure(ExitCode.ADDRESS_UNUSABLE, sentence(e, listener), e);
        }
    }

    private static String sentence(Exception failure, ListenerSettings listener) {
        String where = new ListenAddress(listener.address(), Math.max(0, listener.port())).toString();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    && String.valueOf(cause.getMessage()).contains("in use")) {
                return "Port " + listener.port() + " of " + listener.address()
                        + " is in use by another process: stop that one, or choose another port with --listen HOST:PORT.";
            }
            if (cause instanceof SocketException || cause instanceof UnresolvedAddressException) {
                String reason = cause instanceof SocketException ? cause.getMessage() : "the name is not known";
                return "The registry can't listen on " + where + " (" + reason
                        + "): choose an address of this machine, and a port you may use, with --listen HOST:PORT.";
            }
        }
        return "The registry can't listen on " + where + ": " + failure.getMessage();
    }

    private static Banner banner(
            OpenHome home, Path folder, Settings settings, String version, Optional<FirstAdministrator> first) {
        Optional<PublicName> name =
                home.registry().port().map(port -> PublicName.of(settings, port, PublicName.thisMachine()));
        boolean ownAuthority = !settings.listener().plainHttp() && !showsCustomCertificate(home);
        return new Banner(
                version, name, folder, ownAuthority ? authority(folder.resolve("ca.pem")) : Optional.empty(), first);
    }

    /** Asks as the command does: a custom certificate may also have been set through the API, long ago. */
    private static boolean showsCustomCertificate(OpenHome home) {
        return new ApiClient(new HomeApi(home, "https://localhost"))
                .get(ApiPath.of("certificate"))
                .path("custom")
                .asBoolean();
    }

    private static Optional<Banner.Authority> authority(Path file) {
        try {
            return Optional.of(
                    new Banner.Authority(file, new TrustedCertificates(Files.readString(file)).fingerprint()));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.HOME_UNUSABLE, "The file " + file + " can't be read.", e);
        }
    }

    /** The port it listens on; empty when the settings switch the listener off. */
    public Optional<Integer> port() {
        return home.registry().port();
    }

    public Banner banner() {
        return banner;
    }

    /** Takes no more requests, lets running ones finish, and gives the home up. */
    @Override
    public void close() {
        home.close();
    }
}
