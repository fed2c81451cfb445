// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Imports;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Intake;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Limits;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Generations;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobRequest;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobState;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundProxy;
import io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.AdvisorySettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keeps the data up to date: by mirrors, on a schedule or when asked, and by uploaded files. Its work are jobs. */
public final class Updates implements AutoCloseable {
    /** The kinds of its jobs. */
    public static final String UPDATE = "advisory-update";

    public static final String IMPORT = "advisory-import";

    private final AdvisorySettings settings;
    private final Generations generations;
    private final Jobs jobs;
    private final InstantSource clock;
    private final List<Feed> feeds;
    private final OutboundClient client;
    private final CheckTable checks;
    private final Uploads uploads;

    /**
     * Registers its kinds with the jobs, and its schedule.
     *
     * @param usual the way to other servers, where the settings of the data name no other
     */
    public Updates(
            Generations generations,
            Database database,
            Jobs jobs,
            AdvisorySettings settings,
            Optional<OutboundProxy> usual,
            InstantSource clock)
            throws IOException {
        this.settings = settings;
        this.generations = generations;
        this.jobs = jobs;
        this.clock = clock;
        feeds = Feed.of(settings);
        checks = new CheckTable(database);
        uploads = new Uploads(generations.folder().work(), settings.largestBytes());
        Optional<OutboundProxy> proxy =
                settings.webProxy().isEmpty() ? usual : Optional.of(OutboundProxy.parse(settings.webProxy()));
        client = new OutboundClient(rules(), NameService.SYSTEM, proxy);
        Imports imports = new Imports(new Intake(generations, Limits.USUAL, clock), generations);
        Fetcher fetcher = new Fetcher(client, new Trust(settings.authority(), false), settings.largestBytes());
        jobs.register(JobKind.of(
                UPDATE,
                "Update of the vulnerability data",
                new UpdateWork(feeds, fetcher, imports, generations, checks, clock)));
        jobs.register(JobKind.of(IMPORT, "Import of vulnerability data", new ImportWork(uploads, imports)));
        settings.cron().ifPresent(cron -> jobs.schedule(UPDATE, cron));
    }

    /** An administrator who names a server means it, wherever it stands; what it leads to must be public. */
    private TargetRules rules() {
        List<String> named = feeds.stream()
                .map(feed -> feed.address().getHost())
                .map(host -> host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
                .distinct()
                .toList();
        return new TargetRules(settings.allowHttp(), named);
    }

    /**
     * Asks for an update of all sources; where one waits already, that one is meant.
     *
     * @throws RegistryException 409 when one runs
     */
    public Job update(String requestedBy) {
        return jobs.submitIfIdle(new JobRequest(UPDATE, Map.of(), requestedBy))
                .or(() -> jobs.active(UPDATE).filter(job -> job.state() == JobState.QUEUED))
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.NAME_INVALID,
                        409,
                        "An update of the vulnerability data runs already. Wait for its end, or cancel it.",
                        Map.of()));
    }

    public Uploads uploads() {
        return uploads;
    }

    /** Asks for an import of uploaded files: all of them or none. */
    public Job importUploads(List<String> ids, String requestedBy) {
        return jobs.submit(new JobRequest(IMPORT, Map.of(ImportWork.UPLOADS, String.join(",", ids)), requestedBy));
    }

    /** What there is, and what came of the last attempts. */
    public Status status() {
        Map<String, SourceData> there = new HashMap<>();
        generations.sources().forEach(data -> there.put(data.source(), data));
        Map<String, CheckTable.Check> attempts = checks.all();
        SortedSet<String> names = new TreeSet<>(there.keySet());
        feeds.forEach(feed -> names.add(feed.source()));
        List<Status.Source> sources = new ArrayList<>();
        for (String name : names) {
            sources.add(new Status.Source(
                    name,
                    feeds.stream().anyMatch(feed -> feed.source().equals(name)),
                    Optional.ofNullable(there.get(name)),
                    Optional.ofNullable(attempts.get(name)).map(CheckTable.Check::when),
                    Optional.ofNullable(attempts.get(name))
                            .map(CheckTable.Check::problem)
                            .filter(text -> !text.isEmpty()),
                    Optional.ofNullable(there.get(name)).map(this::isOld).orElse(false)));
        }
        return new Status(generations.newest(), settings.oldAfterDays(), sources);
    }

    private boolean isOld(SourceData data) {
        Instant limit = clock.instant().minus(Duration.ofDays(settings.oldAfterDays()));
        return data.asOf().isBefore(limit);
    }

    @Override
    public void close() {
        client.close();
    }
}
