// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.client.TrustedCertificates;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * A registry that takes requests until it is closed. When its settings are changed in a way that needs it, it is closed and opened anew
 * within this process.
 */
public final class Server implements AutoCloseable {
    private final OpenHome first;
    private final Optional<Reopening> reopening;
    private final Banner banner;

    private Server(OpenHome first, Optional<Reopening> reopening, Banner banner) {
        this.first = first;
        this.reopening = reopening;
        this.banner = banner;
    }

    /**
     * Opens the home, makes the first administrator where there is none, and starts to listen. Its settings stay as they are.
     *
     * @param adminPassword for the first administrator; empty: one is generated
     * @throws CommandFailure when that can't be done, with a sentence
     */
    public static Server start(
            Path folder, ServerSettings settings, Optional<String> adminPassword, String version, Clock clock) {
        return started(new Opener(absolute(folder), version, clock), settings, Optional.empty(), adminPassword);
    }

    /**
     * The same with settings that can be changed where they come from.
     *
     * @param broken called when the registry could be opened neither with changed settings nor with those before
     */
    public static Server start(
            Path folder,
            SettingsSource source,
            Optional<String> adminPassword,
            String version,
            Clock clock,
            Runnable broken) {
        Opener opener = new Opener(absolute(folder), version, clock);
        return started(opener, source.read(), Optional.of(new Reopening(opener, source, broken)), adminPassword);
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private static Server started(
            Opener opener, ServerSettings settings, Optional<Reopening> reopening, Optional<String> adminPassword) {
        OpenHome home = opener.openQuietly(settings, reopening.map(Reopening::keeper));
        try {
            Optional<FirstAdministrator> first =
                    FirstAdministrator.make(home.accounts(), settings.registry(), adminPassword, new SecureRandom());
            listen(home, settings, first);
            Banner banner = banner(home, opener.home(), settings.registry(), opener.version(), first);
            reopening.ifPresent(later -> later.of(home));
            return new Server(home, reopening, banner);
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    /** Nobody learns the password of an administrator whose registry never came up, so that one is taken back. */
    private static void listen(OpenHome home, ServerSettings settings, Optional<FirstAdministrator> first) {
        try {
            Opener.listen(home, settings);
        } catch (RuntimeException e) {
            first.ifPresent(made -> made.takeBack(home.accounts()));
            throw e;
        }
    }

    private OpenHome home() {
        return reopening.map(Reopening::home).orElse(first);
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
        return home().registry().port();
    }

    public Banner banner() {
        return banner;
    }

    /** Takes no more requests, lets running ones finish, and gives the home up. */
    @Override
    public void close() {
        if (reopening.isPresent()) {
            reopening.get().close();
        } else {
            first.close();
        }
    }
}
