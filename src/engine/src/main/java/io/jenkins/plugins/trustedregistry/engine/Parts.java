// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.access.Access;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.Memberships;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.AdvisoryFolder;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Generations;
import io.jenkins.plugins.trustedregistry.engine.advisories.update.Updates;
import io.jenkins.plugins.trustedregistry.engine.api.ApiRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.session.SessionCheck;
import io.jenkins.plugins.trustedregistry.engine.backup.BackupSource;
import io.jenkins.plugins.trustedregistry.engine.backup.Backups;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.clock.SettledClock;
import io.jenkins.plugins.trustedregistry.engine.credentials.CredentialParts;
import io.jenkins.plugins.trustedregistry.engine.credentials.Credentials;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletion;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionJobs;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionParts;
import io.jenkins.plugins.trustedregistry.engine.distribution.DistributionParts;
import io.jenkins.plugins.trustedregistry.engine.distribution.DistributionRoutes;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.Authenticate;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.AnnouncedDeletions;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.token.TokenRoutes;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.events.EventParts;
import io.jenkins.plugins.trustedregistry.engine.events.Events;
import io.jenkins.plugins.trustedregistry.engine.facts.EvidenceTable;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.facts.FactParts;
import io.jenkins.plugins.trustedregistry.engine.gate.GateParts;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.gate.GatesAsCode;
import io.jenkins.plugins.trustedregistry.engine.gate.job.Clerk;
import io.jenkins.plugins.trustedregistry.engine.gate.store.KeptGates;
import io.jenkins.plugins.trustedregistry.engine.health.AdminOrLoopback;
import io.jenkins.plugins.trustedregistry.engine.health.DiskSpace;
import io.jenkins.plugins.trustedregistry.engine.health.Health;
import io.jenkins.plugins.trustedregistry.engine.health.HealthCheck;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobLimits;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.GarbageCollection;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub.Scrub;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.platform.ContentsReader;
import io.jenkins.plugins.trustedregistry.engine.platform.Platforms;
import io.jenkins.plugins.trustedregistry.engine.promotion.PromotionParts;
import io.jenkins.plugins.trustedregistry.engine.promotion.Promotions;
import io.jenkins.plugins.trustedregistry.engine.promotion.PromotionsAsCode;
import io.jenkins.plugins.trustedregistry.engine.provenance.ProvenanceAttacher;
import io.jenkins.plugins.trustedregistry.engine.provenance.ProvenanceKey;
import io.jenkins.plugins.trustedregistry.engine.provenance.ProvenanceParts;
import io.jenkins.plugins.trustedregistry.engine.pruning.Pruning;
import io.jenkins.plugins.trustedregistry.engine.pruning.PruningAsCode;
import io.jenkins.plugins.trustedregistry.engine.pruning.PruningParts;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.KeptPruning;
import io.jenkins.plugins.trustedregistry.engine.scan.Scanning;
import io.jenkins.plugins.trustedregistry.engine.scan.ScanningParts;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import io.jenkins.plugins.trustedregistry.engine.settings.JobSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.OrganizationsAsCode;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.staging.StagingParts;
import io.jenkins.plugins.trustedregistry.engine.staging.Stagings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that holds data, put together over one home; and the route tables over it. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final Clock clock;
    private final InstantSource settled;
    private final Settings settings;
    private final SqliteDatabase database;
    private final DirectoryWithAdministrators directory;
    private final Catalog catalog;
    private final Accounts accounts;
    private final Access access;
    private final Stores stores;
    private final Credentials credentials;
    private final Events events;
    private final Backups backups;
    private final Jobs jobs;
    private final GarbageCollection collection;
    private final Scrub scrub;
    private final Deletion deletion;
    private final Generations advisories;
    private final Updates updates;
    private final Scanning scanning;
    private final Clerk clerk;
    private final Gates gates;
    private final Promotions promotions;
    private final Pruning pruning;
    private final Stagings stagings;
    private final ProvenanceKey provenanceKey;
    private final List<DistributionListener> provenance;

    private Parts(Home home, SqliteDatabase database, Host host, Settings settings, Clock clock) throws IOException {
        folder = home.folder();
        this.clock = clock;
        settled = new SettledClock(clock, System::nanoTime);
        this.settings = settings;
        this.database = database;
        directory = new DirectoryWithAdministrators(host.directory(database), settings.administrators());
        catalog = Catalog.on(database, clock);
        accounts = Accounts.on(database, directory);
        access = Access.on(database, directory);
        stores = Stores.open(home, settings, database, clock, random);
        credentials = new Credentials(new CredentialParts(
                database,
                directory,
                access.control(),
                home.keys(),
                () -> Duration.ofSeconds(settings.tokens().lifetimeSeconds()),
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
                settings,
                NameService.SYSTEM,
                clock,
                settled,
                random));
        events.subscribe(host.listener());
        backups = new Backups(
                new BackupSource(
                        database,
                        stores.blobs(),
                        stores.removals(),
                        home.keys(),
                        host::settingsFile,
                        taker -> events.audit().reader().copyTo(taker::take),
                        home.temporary(),
                        host.version()),
                clock,
                random);
        jobs = Jobs.open(database, home.jobs(), limits(settings.jobs()), clock, settled);
        Deletion deleting = deletion();
        deletion = deleting;
        DeletionJobs.register(deleting, jobs);
        collection = stores.collection(catalog, run -> DeletionJobs.doWhatIsDue(deleting, run), settled, jobs);
        scrub = stores.scrub(jobs);
        advisories = Generations.open(new AdvisoryFolder(home.advisories()));
        updates = new Updates(advisories, database, jobs, settings.advisories(), clock);
        clerk = new Clerk(events.publisher());
        scanning = new Scanning(new ScanningParts(
                database,
                catalog,
                stores.served(),
                stores.uploads(),
                stores.claims(),
                advisories,
                clerk,
                () -> gates().round("scan-rematch"),
                jobs,
                settings,
                credentials.scanners(),
                credentials.pullTokens(),
                home.temporary(),
                clock));
        gates = new Gates(new GateParts(
                database,
                catalog,
                stores.served(),
                access.control(),
                advisories,
                scanning,
                clerk,
                jobs,
                settings.gates(),
                new Incidents(random),
                clock));
        GateAnswers answers = new GateAnswers(gates);
        EvidenceTable evidence = new EvidenceTable(database, clock);
        FactGatherer facts = new FactGatherer(new FactParts(
                scanning.summaries(),
                scanning.tables().contents(),
                events.pulls(),
                events.builds(),
                host.buildWorth(),
                answers,
                evidence,
                clock));
        pruning = new Pruning(new PruningParts(
                database, catalog, facts, deletion.deletions(), events.builds(), jobs, settings.pruning(), clock));
        promotions = new Promotions(new PromotionParts(
                database,
                catalog,
                stores.served(),
                stores.claims(),
                scanning,
                facts,
                evidence,
                answers,
                access.control(),
                directory,
                credentials.robots(),
                events,
                Stream.concat(events.listeners().stream(), Stream.of(gates.listener(), pruning.listener()))
                        .toList(),
                jobs,
                clock));
        stagings = new Stagings(new StagingParts(
                database,
                catalog,
                credentials.builds(),
                host.builds(),
                access.control(),
                Stream.concat(
                                events.listeners().stream(),
                                Stream.of(
                                        scanning.listener(),
                                        gates.listener(),
                                        promotions.listener(),
                                        pruning.listener()))
                        .toList(),
                events.publisher(),
                clock,
                random));
        provenanceKey = ProvenanceKey.open(home.keys(), random);
        provenance = settings.provenance().attach() ? List.of(provenance(host)) : List.of();
    }

    private ProvenanceAttacher provenance(Host host) {
        return new ProvenanceAttacher(new ProvenanceParts(
                provenanceKey,
                host.knowledge(),
                credentials.builds(),
                stagings::of,
                access.control(),
                catalog,
                stores.uploads(),
                stores.claims()));
    }

    private static JobLimits limits(JobSettings jobs) {
        return new JobLimits(
                jobs.atOnce(), Duration.ofDays(jobs.keepDays()), jobs.keepCount(), JobLimits.DEFAULTS.logBytes());
    }

    static Parts open(Home home, Host host, Settings settings, Clock clock) throws IOException {
        // SQLite unpacks its native library; a killed process leaves it behind, so it goes where every start cleans up.
        System.setProperty("org.sqlite.tmpdir", home.temporary().toString());
        SqliteDatabase database = SqliteDatabase.open(home.database());
        try {
            return new Parts(home, database, host, settings, clock);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** All that deletes and undoes. */
    private Deletion deletion() {
        return Deletion.of(new DeletionParts(
                database,
                catalog,
                accounts,
                credentials.robots(),
                Duration.ofDays(settings.trash().days()),
                Duration.ofDays(settings.trash().historyDays()),
                settings.untagged(),
                Stream.concat(Stream.of(new AnnouncedDeletions(events.listeners())), events.deletions().stream())
                        .toList(),
                List.of(events.webhooks().keepsake(), new KeptGates(database), new KeptPruning(database)),
                List.of(new KeptGates(database)),
                clock,
                settled));
    }

    /** The distribution API, its token endpoint, the management API, and what the host adds. */
    List<RouteTable> routes(Host host, ListenerCertificates certificates) {
        Check authenticate = new SessionCheck(new Authenticate(credentials.authenticator()), credentials.sessions());
        List<RouteTable> tables = new ArrayList<>();
        tables.add(DistributionRoutes.of(new DistributionParts(
                credentials.authenticator(),
                access.control(),
                access.visible(),
                catalog,
                stores.served(),
                stores.uploads(),
                stores.claims(),
                deletion.deletions(),
                gates.pulls(),
                stagings::of,
                listeners(),
                clock)));
        tables.add(TokenRoutes.of(credentials.authenticator(), credentials.tokenIssuer()));
        tables.add(ApiRoutes.of(new ApiParts(
                authenticate,
                credentials.authenticator(),
                credentials.sessions(),
                directory,
                accounts,
                access,
                catalog,
                new Platforms(catalog.manifests(), stores.served()),
                new ContentsReader(stores.served()),
                deletion,
                credentials.accessTokens(),
                credentials.robots(),
                credentials.bundles(),
                certificates,
                events,
                settings,
                this::export,
                backups,
                host.version(),
                clock,
                jobs,
                collection,
                scrub,
                scanning,
                updates,
                promotions,
                gates,
                pruning,
                provenanceKey::publicPem)));
        tables.addAll(
                host.routes(new HostServices(authenticate, access.control(), accounts.memberships(), credentials)));
        return tables;
    }

    /** All that are told what clients of the distribution API do. */
    private List<DistributionListener> listeners() {
        List<DistributionListener> all = new ArrayList<>(events.listeners());
        all.add(scanning.listener());
        all.add(gates.listener());
        all.add(promotions.listener());
        all.add(pruning.listener());
        all.addAll(provenance);
        return all;
    }

    Jobs jobs() {
        return jobs;
    }

    Gates gates() {
        return gates;
    }

    /** Brings policies and exceptions in line with the settings. */
    void applyGates() {
        if (gatesAsCode().apply(settings.gates())) {
            gates.round("settings");
        }
    }

    private GatesAsCode gatesAsCode() {
        return new GatesAsCode(database, gates.tables(), clock);
    }

    /** Blobs that were found damaged and not whole again since. */
    long damagedBlobs() {
        return scrub.damaged().count();
    }

    /** To be called before the first client is served. */
    void serve() {
        collection.serve();
    }

    Promotions promotions() {
        return promotions;
    }

    Credentials credentials() {
        return credentials;
    }

    Reports reports() {
        return scanning.reports();
    }

    JobImages imagesOf(String job) {
        return new JobImages(access.control(), catalog, scanning.reports(), RunningBuild.principal(job));
    }

    Stagings stagings() {
        return stagings;
    }

    Events events() {
        return events;
    }

    Principal principal(Person person) {
        return Principal.of(directory.promoted(person));
    }

    Memberships memberships() {
        return accounts.memberships();
    }

    Access access() {
        return access;
    }

    /** The settings as they would be written now, with every organization there is, without secrets. */
    Settings export() {
        return settings.withoutSecrets()
                .withOrganizations(asCode().export())
                .with(gatesAsCode().export(settings.gates()));
    }

    OrganizationsAsCode asCode() {
        return new OrganizationsAsCode(
                database,
                accounts,
                catalog,
                List.of(
                        new PromotionsAsCode(promotions.rules(), clock),
                        new PruningAsCode(pruning.policies(), pruning.limits(), clock)),
                clock);
    }

    /**
     * Looks whether a home that was copied while it was used is whole.
     *
     * @throws IOException with a sentence when it is not
     */
    void requireWholeCopy(Home home) throws IOException {
        database.check();
        List<StorageCheck.Fault> faults = storageCheck().references().faults();
        if (!faults.isEmpty()) {
            StorageCheck.Fault first = faults.get(0);
            throw new IOException(
                    "The home " + home.folder() + " is a copy of one that was in use, and it is not whole ("
                            + faults.size() + " faults, the first: " + first.where() + ": " + first.what()
                            + "). Make it of a backup ('backup' and 'restore'), or copy the home while no registry"
                            + " uses it.");
        }
        LOG.warn(
                "The home was copied while a registry used it. Its metadata was checked and is consistent; 'backup' and"
                        + " 'restore' are the way to copy a registry that runs");
    }

    StorageCheck storageCheck() {
        return new StorageCheck(catalog, stores.blobs());
    }

    /** What must work for the registry to serve. */
    Health health() {
        return new Health(
                List.of(
                        new HealthCheck("metadata", () -> {
                            catalog.repositories().list("", 1);
                            return DiskSpace.problem(folder);
                        }),
                        stores.health(),
                        HealthCheck.notVital("audit", () -> events.audit().trouble()),
                        HealthCheck.notVital("webhooks", () -> events.webhooks().trouble())),
                clock);
    }

    /** Administrators; and whoever asks from this machine itself, as a collector beside the registry does. */
    List<Check> mayReadMetrics() {
        return List.of(new Authenticate(credentials.authenticator()), new AdminOrLoopback(access.control()));
    }

    @Override
    public void close() {
        clerk.close();
        events.close();
        backups.close();
        jobs.close();
        scanning.close();
        updates.close();
        advisories.close();
        collection.close();
        credentials.close();
        database.close();
    }
}
