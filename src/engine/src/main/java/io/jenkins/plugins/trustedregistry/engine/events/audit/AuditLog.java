// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import io.jenkins.plugins.trustedregistry.engine.endpoint.CallObserver;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import io.jenkins.plugins.trustedregistry.engine.events.queue.BatchWriter;
import io.jenkins.plugins.trustedregistry.engine.events.queue.WriteBehind;
import io.jenkins.plugins.trustedregistry.engine.settings.AuditSettings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log of one home. Entries wait in a queue of 10,000 and are written by one thread, so a request waits for no disk.
 *
 * <p>When entries come faster than they can be written, pulls give way first; everything else waits up to a second for room, and
 * only when the disk takes nothing at all is it let go at once. What was not recorded is counted, and the count is the next line
 * that is written. A registry that can't write its audit log goes on serving, and says so in its health, its metrics and its log.
 */
public final class AuditLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int CAPACITY = 10_000;
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final AuditFolder folder;
    private final AuditFiles files;
    private final WriteBehind<AuditEntry> queue;
    private final ExecutorService housekeeper;
    private final CallObserver witness;
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong lostPulls = new AtomicLong();
    private final AtomicLong lostOthers = new AtomicLong();
    private final AtomicLong toldPulls = new AtomicLong();
    private final AtomicLong toldOthers = new AtomicLong();

    /**
     * @param settled the time for the removal of old files, which no jump of the clock hurries
     * @param knownUser whether there is somebody of this name
     */
    public AuditLog(
            Path folder,
            AuditSettings settings,
            InstantSource clock,
            InstantSource settled,
            Predicate<String> knownUser) {
        this(folder, settings, clock, settled, knownUser, CAPACITY);
    }

    AuditLog(
            Path path,
            AuditSettings settings,
            InstantSource clock,
            InstantSource settled,
            Predicate<String> knownUser,
            int capacity) {
        this.clock = clock;
        folder = new AuditFolder(path);
        housekeeper = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "registry-audit-files");
            thread.setDaemon(true);
            return thread;
        });
        files = new AuditFiles(folder, settings, clock, settled, housekeeper);
        witness = new AuditWitness(settings, this, clock, knownUser);
        queue = new WriteBehind<>("registry-audit", capacity, new Telling());
    }

    /** Sees every call. */
    public CallObserver witness() {
        return witness;
    }

    /** Sees what rules do, which is no call. */
    public Subscriber rules() {
        return new RuleWitness(this, clock);
    }

    public AuditReader reader() {
        return new AuditReader(folder, () -> queue.flush(FRESH));
    }

    /** @param givesWay whether it may be dropped, and counted, rather than keep its request waiting */
    void record(AuditEntry entry, boolean givesWay) {
        boolean taken = givesWay ? queue.offer(entry) : queue.put(entry);
        if (taken) {
            return;
        }
        AtomicLong lost = givesWay ? lostPulls : lostOthers;
        lost.incrementAndGet();
        if (!givesWay) {
            LOG.error(
                    "Not recorded in the audit log: {} {} by {} from {}",
                    entry.result().outcome(),
                    entry.what().operation(),
                    entry.who().actor(),
                    entry.who().from());
        }
    }

    /** Says in the log itself what is missing in it, before it goes on. */
    private final class Telling implements BatchWriter<AuditEntry> {
        @Override
        public void write(List<AuditEntry> batch) throws IOException {
            tell(); // first, because a batch that was written must not fail any more
            files.write(batch);
            recorded.addAndGet(batch.size());
        }

        @Override
        public void rest() throws IOException {
            tell();
            files.rest();
        }

        private void tell() throws IOException {
            long pulls = lostPulls.get();
            long others = lostOthers.get();
            if (pulls > toldPulls.get() || others > toldOthers.get()) {
                files.write(List.of(AuditFiles.OwnEntries.lost(
                        clock.instant(), pulls - toldPulls.get(), others - toldOthers.get())));
                toldPulls.set(pulls);
                toldOthers.set(others);
            }
        }
    }

    /** What keeps the log from being written, for a health check; empty when all is well. */
    public Optional<String> trouble() {
        return queue.isFailing() ? Optional.of("can't be written; see the server's log") : Optional.empty();
    }

    /** Puts the log's numbers among the registry's. */
    public void measure(MeterRegistry meters) {
        FunctionCounter.builder("registry.audit.entries", recorded, AtomicLong::doubleValue)
                .description("Entries written to the audit log")
                .register(meters);
        lost(meters, "pull", lostPulls);
        lost(meters, "other", lostOthers);
        Gauge.builder("registry.audit.waiting", queue, WriteBehind::size)
                .description("Entries that wait to be written to the audit log")
                .register(meters);
        Gauge.builder("registry.audit.failing", queue, each -> each.isFailing() ? 1 : 0)
                .description("1 while the audit log can't be written")
                .register(meters);
    }

    private static void lost(MeterRegistry meters, String kind, AtomicLong count) {
        FunctionCounter.builder("registry.audit.lost", count, AtomicLong::doubleValue)
                .description("Entries that were not recorded, because they came faster than they could be written")
                .tag("kind", kind)
                .register(meters);
    }

    /** Waits until what was recorded so far is in the file; for tests and readers. */
    boolean flush() {
        return queue.flush(FRESH);
    }

    /** Writes what waits, for ten seconds at most. */
    @Override
    public void close() {
        queue.close();
        try {
            files.close();
        } catch (IOException e) {
            LOG.error("The audit log could not be closed", e);
        }
        housekeeper.shutdown();
        try {
            if (!housekeeper.awaitTermination(10, TimeUnit.SECONDS)) {
                housekeeper.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
