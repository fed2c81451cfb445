// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Memberships;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateAuthority;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogins;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImages;
import io.jenkins.plugins.trustedregistry.engine.events.event.SettingsChanged;
import io.jenkins.plugins.trustedregistry.engine.facts.Evidences;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.health.Health;
import io.jenkins.plugins.trustedregistry.engine.health.Meters;
import io.jenkins.plugins.trustedregistry.engine.health.ServiceRoutes;
import io.jenkins.plugins.trustedregistry.engine.http.Listener;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.pages.PageParts;
import io.jenkins.plugins.trustedregistry.engine.pages.PageRoutes;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.staging.Stagings;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry. A host opens it, which takes the home folder and brings its database up to date; starts it, which opens the
 * listener; and closes it, which lets running requests finish first. Opened but not started it serves calls in process, through
 * its router.
 */
public final class Registry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final Home home;
    private final Parts parts;
    private final Settings settings;
    private final ListenerCertificates certificates;
    private final Incidents incidents = new Incidents(new SecureRandom());
    private final Meters meters = new Meters();
    private final Health health;
    private final List<RouteTable> routes;
    private final Router router;
    private final ScheduledExecutorService daily;
    private volatile Optional<Listener> listener = Optional.empty();
    private Optional<Future<?>> renewal = Optional.empty();

    private Registry(Home home, Parts parts, Host host, Settings settings, Clock clock) throws IOException {
        this.home = home;
        this.parts = parts;
        this.settings = settings;
        CertificateAuthority authority = parts.ground().credentials().authority();
        this.certificates = ListenerSetup.certificates(settings, authority, home.keys(), clock);
        LiveSettings live = new LiveSettings(
                parts.ground().inForce(),
                parts.ground().jobs(),
                certificates,
                parts.ground().stores(),
                () -> listener);
        this.health = parts.upkeep().health();
        PageParts pages = new PageParts(
                health, host.version(), () -> !certificates.current().custom());
        this.routes = Stream.concat(
                        parts.routes(host, certificates, live).stream(),
                        Stream.of(
                                ServiceRoutes.of(health, meters::text, parts.mayReadMetrics(), authority::pem),
                                PageRoutes.of(pages)))
                .toList();
        this.router = new Router(
                routes, new Problems(), incidents, parts.ground().events().observer());
        parts.rules().mirrorings().use(router);
        parts.ground().events().measure(meters.registry());
        Gauge.builder("registry.blobs.damaged", parts.upkeep(), Upkeep::damagedBlobs)
                .description("Blobs that were found damaged and not whole again since")
                .register(meters.registry());
        this.daily = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "registry-daily");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Takes the host's home and brings the organizations in line with the settings.
     *
     * @throws HomeInUseException when another process has the home
     * @throws IOException when the home, its database or its storage can't be used, with a sentence that says why
     */
    public static Registry open(Host host, Settings settings, Clock clock) throws IOException {
        Home home = Home.take(host.home());
        try {
            OpenMark mark = new OpenMark(home);
            boolean copied = mark.showsCopy();
            Parts parts = Parts.open(home, host, settings, clock);
            try {
                if (copied) {
                    parts.upkeep().requireWholeCopy(home);
                }
                mark.set();
                parts.rules().organizationsAsCode().apply(settings.organizations());
                parts.rules().applyGates();
                showAuthority(home, parts.ground().credentials().authority().pem());
                return new Registry(home, parts, host, settings, clock);
            } catch (IOException | RuntimeException e) {
                parts.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            home.close();
            throw e;
        }
    }

    /** Only when it changes: on a full disk, a file that is written anew is an empty file. */
    private static void showAuthority(Home home, String pem) throws IOException {
        Path file = home.authorityCertificate();
        if (!Files.exists(file) || !Files.readString(file).equals(pem)) {
            Files.writeString(file, pem);
        }
    }

    /** Opens the listener, unless the settings switch it off, and begins with background work. */
    public synchronized void start() throws IOException {
        parts.serve();
        listen();
        parts.ground().jobs().start();
    }

    private void listen() throws IOException {
        ListenerSettings wanted = settings.listener();
        if (wanted.port() < 0 || listener.isPresent()) {
            return;
        }
        Listener made = ListenerSetup.listener(
                settings, certificates, parts.ground().credentials().authority(), router, incidents, meters.registry());
        made.start();
        listener = Optional.of(made);
        if (!wanted.plainHttp()) {
            certificates.showOn(made);
        }
        renewal = Optional.of(daily.scheduleAtFixedRate(this::renewCertificate, 1, 1, TimeUnit.DAYS));
    }

    private void renewCertificate() {
        try {
            certificates.renew();
        } catch (IOException | RuntimeException e) {
            LOG.error("The listener's certificate could not be renewed; the old one stays in use", e);
        }
    }

    /** Answers calls that do not come through the listener: the host's own pages, and commands in process. */
    public Router router() {
        return router;
    }

    /**
     * Somebody whom the host has already made sure of, for calls in process; with the rights that the settings name them for.
     *
     * @param person as the host's directory would give them
     */
    public Principal principal(Person person) {
        return parts.principal(person);
    }

    /** How its parts are. Asking may take as long as their disks do. */
    public Health health() {
        return health;
    }

    /** Background work. It runs from the start on; before that, what is asked for waits. */
    public Jobs jobs() {
        return parts.ground().jobs();
    }

    /** Policies, and the verdicts of images. */
    public Gates gates() {
        return parts.rules().gates();
    }

    /** Every call there is, with the checks before it. */
    public List<RouteTable> routes() {
        return routes;
    }

    /** Gives running builds something to log in with, and takes it away when they end. */
    public BuildLogins builds() {
        return parts.ground().credentials().builds();
    }

    /** Judges what somebody found in an image elsewhere by the advisories here. */
    public Reports reports() {
        return parts.reports();
    }

    /**
     * The images that a job of the host may see.
     *
     * @param job its full name, with the folders around it
     */
    public JobImages imagesOf(String job) {
        return parts.imagesOf(job);
    }

    /** Lets running builds publish all that they push at once; to be told of builds that end. */
    public Stagings stagings() {
        return parts.stagings();
    }

    /** What builds pushed and pulled; to be told of jobs that are renamed, and of runs that are deleted. */
    public BuildImages buildImages() {
        return parts.ground().events().builds();
    }

    /** Takes what the host knows of the making of images. */
    public Evidences evidence() {
        return parts.rules().promotions();
    }

    /** The members of teams, to be told of jobs that are renamed, moved or deleted. */
    public Memberships memberships() {
        return parts.ground().accounts().memberships();
    }

    /** The port the listener is on; empty while it is closed. */
    public synchronized Optional<Integer> port() {
        return listener.map(Listener::port);
    }

    /** The settings as they would be written now, with every organization there is, without secrets. */
    public Settings export() {
        return parts.rules().export();
    }

    /**
     * Puts a change of the settings that the host took by itself, in a form of its own or from configuration as code, into the audit
     * log, and tells whoever listens. The values are not told.
     *
     * @param by who made it, as lists show it
     */
    public void settingsChanged(Settings before, Settings after, SettingsChanged.Means means, String by) {
        SettingsChanged.between(before, after, means)
                .forEach(change -> parts.ground().events().publisher().publish(change, by));
    }

    /** Reads every blob and every manifest and says what is damaged or missing. */
    public StorageCheck checkStorage() {
        return parts.upkeep().storageCheck();
    }

    /** Stops taking requests, lets running ones finish for a while, and gives the home up. A second call does nothing. */
    @Override
    public synchronized void close() throws IOException {
        renewal.ifPresent(task -> task.cancel(false));
        daily.shutdownNow();
        listener.ifPresent(Listener::close);
        listener = Optional.empty();
        meters.close();
        parts.close();
        new OpenMark(home).remove();
        home.close();
    }
}
