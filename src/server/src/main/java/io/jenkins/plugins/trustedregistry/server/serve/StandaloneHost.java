// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.Host;
import io.jenkins.plugins.trustedregistry.engine.HostServices;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper;
import io.jenkins.plugins.trustedregistry.server.accounts.AccountName;
import io.jenkins.plugins.trustedregistry.server.accounts.AccountRoutes;
import io.jenkins.plugins.trustedregistry.server.accounts.Argon2Hashes;
import io.jenkins.plugins.trustedregistry.server.accounts.LocalAccounts;
import io.jenkins.plugins.trustedregistry.server.settings.FileKeeper;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The standalone server as the engine sees it. */
final class StandaloneHost implements Host {
    private final Path home;
    private final ServerSettings settings;
    private final Optional<FileKeeper> keeper;
    private final String version;
    private final InstantSource clock;
    private final SecureRandom random;
    private Optional<LocalAccounts> accounts = Optional.empty();
    private List<AccountName> newPasswords = List.of();

    StandaloneHost(
            Path home,
            ServerSettings settings,
            Optional<FileKeeper> keeper,
            String version,
            InstantSource clock,
            SecureRandom random) {
        this.home = home;
        this.settings = settings;
        this.keeper = keeper;
        this.version = version;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Path home() {
        return home;
    }

    /** The local accounts, with those that the settings describe. */
    @Override
    public Directory directory(Database database) {
        LocalAccounts local = LocalAccounts.in(database, new Argon2Hashes(random), clock);
        newPasswords = settings.accounts().applyTo(local);
        accounts = Optional.of(local);
        return local;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Optional<SettingsKeeper> keeper() {
        return keeper.map(place -> place);
    }

    @Override
    public Optional<String> settingsFile() {
        return keeper.flatMap(FileKeeper::text).or(settings::text);
    }

    @Override
    public List<RouteTable> routes(HostServices services) {
        newPasswords.forEach(user -> services.credentials().passwordChanged(user.text()));
        return List.of(AccountRoutes.of(accounts(), services, random));
    }

    /** Only once the engine has asked for the directory. */
    LocalAccounts accounts() {
        return accounts.orElseThrow(() -> new IllegalStateException("The registry is not open"));
    }
}
