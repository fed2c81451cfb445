// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.access.Access;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.api.ApiRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.SettingParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.SettingsUse;
import io.jenkins.plugins.trustedregistry.engine.api.session.SessionCheck;
import io.jenkins.plugins.trustedregistry.engine.credentials.Credentials;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.distribution.DistributionParts;
import io.jenkins.plugins.trustedregistry.engine.distribution.DistributionRoutes;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.Authenticate;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.token.TokenRoutes;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.gate.job.Clerk;
import io.jenkins.plugins.trustedregistry.engine.health.AdminOrLoopback;
import io.jenkins.plugins.trustedregistry.engine.mirroring.MirrorDeletions;
import io.jenkins.plugins.trustedregistry.engine.platform.ContentsReader;
import io.jenkins.plugins.trustedregistry.engine.platform.Platforms;
import io.jenkins.plugins.trustedregistry.engine.release.ReleaseFeed;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.staging.Stagings;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that holds data, put together over one home; and the route tables over it. */
final class Parts implements AutoCloseable {
    private final Ground ground;
    private final Upkeep upkeep;
    private final Clerk clerk;
    private final Findings findings;
    private final Rules rules;
    private final Publishing publishing;

    private Parts(Home home, SqliteDatabase database, Host host, Settings settings, Clock clock) throws IOException {
        ground = new Ground(home, database, host, settings, clock);
        upkeep = new Upkeep(
                ground, host, new MirrorDeletions(() -> rules().mirrorings().deletions()));
        clerk = new Clerk(ground.events().publisher());
        findings = new Findings(ground, clerk, () -> rules().gates().round("scan-rematch"));
        rules = new Rules(ground, findings, upkeep.deletion(), clerk, host.buildWorth());
        publishing = new Publishing(ground, host, listeners());
    }

    static Parts open(Home home, Host host, Settings settings, Clock clock) throws IOException {
        // SQLite unpacks its native library; a killed process leaves it behind, so it goes where every start cleans up.
        System.setProperty("org.sqlite.tmpdir", home.temporary().toString());
        SqliteDatabase database = SqliteDatabase.open(home.privateDatabase());
        try {
            return new Parts(home, database, host, settings, clock);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** All that look into, judge, promote or prune what was pushed. */
    private List<DistributionListener> listeners() {
        return Stream.concat(Stream.of(findings.scanning().listener()), rules.listeners().stream())
                .toList();
    }

    /** The distribution API, its token endpoint, the management API, and what the host adds. */
    List<RouteTable> routes(Host host, ListenerCertificates certificates, SettingsUse use) {
        Credentials credentials = ground.credentials();
        Access access = ground.access();
        Stores stores = ground.stores();
        Check authenticate = new SessionCheck(new Authenticate(credentials.authenticator()), credentials.sessions());
        List<RouteTable> tables = new ArrayList<>();
        tables.add(DistributionRoutes.of(new DistributionParts(
                credentials.authenticator(),
                access.control(),
                access.visible(),
                ground.catalog(),
                stores.served(),
                stores.uploads(),
                stores.claims(),
                upkeep.deletion().deletions(),
                rules.gates().pulls(),
                publishing.stagings()::of,
                // statements are attached before anybody looks at the image
                Stream.of(ground.events().listeners(), publishing.listeners(), listeners())
                        .flatMap(List::stream)
                        .toList(),
                ground.clock())));
        tables.add(TokenRoutes.of(credentials.authenticator(), credentials.tokenIssuer()));
        tables.add(ApiRoutes.of(new ApiParts(
                authenticate,
                credentials.authenticator(),
                credentials.sessions(),
                ground.directory(),
                ground.accounts(),
                access,
                ground.catalog(),
                new Platforms(ground.catalog().manifests(), stores.served()),
                new ContentsReader(stores.served()),
                upkeep.deletion(),
                credentials.accessTokens(),
                credentials.robots(),
                credentials.bundles(),
                certificates,
                ground.events(),
                ground.inForce(),
                rules::export,
                upkeep.backups(),
                host.version(),
                ground.clock(),
                ground.jobs(),
                upkeep.collection(),
                upkeep.scrub(),
                findings.scanning(),
                findings.updates(),
                rules.promotions(),
                rules.gates(),
                rules.pruning(),
                rules.mirrorings(),
                publishing::publicPem,
                publishing.reader(),
                new SettingParts(
                        host.keeper(),
                        use,
                        ground.events().publisher(),
                        host.releases().orElseGet(() -> new ReleaseFeed(ground.inForce(), ground.clock()))),
                new Sight(publishing.stagings()::of, ground.catalog(), access.control()))));
        tables.addAll(host.routes(new HostServices(
                authenticate, access.control(), ground.accounts().memberships(), credentials)));
        return tables;
    }

    Ground ground() {
        return ground;
    }

    Upkeep upkeep() {
        return upkeep;
    }

    Rules rules() {
        return rules;
    }

    Reports reports() {
        return findings.scanning().reports();
    }

    Stagings stagings() {
        return publishing.stagings();
    }

    JobImages imagesOf(String job) {
        return new JobImages(ground.access().control(), ground.catalog(), reports(), RunningBuild.principal(job));
    }

    Principal principal(Person person) {
        return Principal.of(ground.directory().promoted(person));
    }

    /** To be called before the first client is served. */
    void serve() {
        upkeep.collection().serve();
    }

    /** Administrators; and whoever asks from this machine itself, as a collector beside the registry does. */
    List<Check> mayReadMetrics() {
        return List.of(
                new Authenticate(ground.credentials().authenticator()),
                new AdminOrLoopback(ground.access().control()));
    }

    /** Those who ask end before those who are asked; the database last. */
    @Override
    public void close() {
        clerk.close();
        ground.events().close();
        upkeep.backups().close();
        ground.jobs().close();
        rules.mirrorings().close();
        findings.close();
        upkeep.collection().close();
        ground.credentials().close();
        ground.database().close();
    }
}
