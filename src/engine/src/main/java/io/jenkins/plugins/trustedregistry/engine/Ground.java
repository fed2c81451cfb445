// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.access.Access;
import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.clock.SettledClock;
import io.jenkins.plugins.trustedregistry.engine.credentials.CredentialParts;
import io.jenkins.plugins.trustedregistry.engine.credentials.Credentials;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.events.EventParts;
import io.jenkins.plugins.trustedregistry.engine.events.Events;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobLimits;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.settings.JobSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsInForce;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** What everything else stands on: the database and what is kept in it, the blobs, people, events and jobs. */
final class Ground {
    private final SecureRandom random = new SecureRandom();
    private final Home home;
    private final Clock clock;
    private final InstantSource settled;
    private final Settings settings;
    private final SettingsInForce inForce;
    private final SqliteDatabase database;
    private final DirectoryWithAdministrators directory;
    private final Catalog catalog;
    private final Accounts accounts;
    private final Access access;
    private final Stores stores;
    private final Credentials credentials;
    private final Events events;
    private final Jobs jobs;

    Ground(Home home, SqliteDatabase database, Host host, Settings settings, Clock clock) throws IOException {
        this.home = home;
        this.clock = clock;
        settled = new SettledClock(clock, System::nanoTime);
        this.settings = settings;
        inForce = new SettingsInForce(settings);
        this.database = database;
        directory = new DirectoryWithAdministrators(host.directory(database), settings.administrators());
        catalog = Catalog.on(database, clock);
        accounts = Accounts.on(database, directory);
        access = Access.on(database, directory);
        stores = Stores.open(home, inForce, database, clock, random);
        credentials = new Credentials(new CredentialParts(
                database,
                directory,
                access.control(),
                home.keys(),
                () -> Duration.ofSeconds(inForce.get().tokens().lifetimeSeconds()),
                host.builds(),
                accounts.memberships()::forget,
                clock,
                random));
        events = new Events(new EventParts(
                database,
                catalog,
                directory,
                accounts.organizations(),
                credentials.builds(),
                home.audit(),
                home.keys(),
                inForce,
                NameService.SYSTEM,
                clock,
                settled,
                random));
        events.subscribe(host.listener());
        jobs = Jobs.open(database, home.jobs(), limits(settings.jobs()), clock, settled);
    }

    private static JobLimits limits(JobSettings jobs) {
        return new JobLimits(
                jobs.atOnce(), Duration.ofDays(jobs.keepDays()), jobs.keepCount(), JobLimits.DEFAULTS.logBytes());
    }

    SecureRandom random() {
        return random;
    }

    Home home() {
        return home;
    }

    Clock clock() {
        return clock;
    }

    /** A clock that does not jump, for whatever is removed for good. */
    InstantSource settled() {
        return settled;
    }

    /** Those that it is opened with. */
    Settings settings() {
        return settings;
    }

    /** Those that it goes by now. */
    SettingsInForce inForce() {
        return inForce;
    }

    SqliteDatabase database() {
        return database;
    }

    DirectoryWithAdministrators directory() {
        return directory;
    }

    Catalog catalog() {
        return catalog;
    }

    Accounts accounts() {
        return accounts;
    }

    Access access() {
        return access;
    }

    Stores stores() {
        return stores;
    }

    Credentials credentials() {
        return credentials;
    }

    Events events() {
        return events;
    }

    Jobs jobs() {
        return jobs;
    }
}
