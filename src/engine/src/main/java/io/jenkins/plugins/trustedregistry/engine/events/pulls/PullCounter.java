// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.pulls;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PulledImage;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts pulls in memory and writes the sums every half minute. Close it before the database. */
public final class PullCounter implements DistributionListener, PullCounts, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PullCounter.class);
    private static final int SECONDS = 30;

    private final PullTable table;
    private final InstantSource clock;
    private final TagLookups lookups;
    private final ScheduledExecutorService timer;
    private final Future<?> flushing;
    private final Map<Target, Pulls> unwritten = new ConcurrentHashMap<>();

    /** What was pulled. */
    record Target(long repositoryId, Reference reference) {}

    public PullCounter(Database database, Repositories repositories, TagLookups lookups, InstantSource clock) {
        this.table = new PullTable(database, repositories);
        this.clock = clock;
        this.lookups = lookups;
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "registry-pulls");
            thread.setDaemon(true);
            return thread;
        });
        flushing = timer.scheduleWithFixedDelay(this::flush, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void manifestPulled(PulledImage image, Actor actor) {
        if (actor.isScanner()) { // nobody needs an image because it is scanned
            return;
        }
        Pulls one = new Pulls(1, clock.instant(), actor.name());
        long repository = image.repository().id();
        unwritten.merge(new Target(repository, image.digest()), one, Pulls::and);
        if (lookups.meant(image, actor).reference() instanceof Tag tag) {
            unwritten.merge(new Target(repository, tag), one, Pulls::and);
        }
    }

    @Override
    public Map<Reference, Pulls> of(long repositoryId, Collection<? extends Reference> references) {
        Map<Reference, Pulls> counts = new HashMap<>();
        // Memory first: what is written in between is then missing for one answer, and never counted twice.
        Map<Reference, Pulls> later = new HashMap<>();
        for (Reference reference : references) {
            Pulls pulls = unwritten.get(new Target(repositoryId, reference));
            if (pulls != null) {
                later.put(reference, pulls);
            }
        }
        counts.putAll(table.read(repositoryId, references));
        later.forEach((reference, pulls) -> counts.merge(reference, pulls, Pulls::and));
        return counts;
    }

    /** Writes what is not written yet; what can't be written now stays for the next time. */
    synchronized void flush() {
        Map<Target, Pulls> batch = new HashMap<>();
        for (Target target : Set.copyOf(unwritten.keySet())) {
            Pulls pulls = unwritten.remove(target);
            if (pulls != null) {
                batch.put(target, pulls);
            }
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            table.add(batch);
        } catch (RuntimeException | Error e) {
            batch.forEach((target, pulls) -> unwritten.merge(target, pulls, (newer, older) -> older.and(newer)));
            LOG.warn("The pulls of {} tags and manifests could not be written yet", batch.size(), e);
        }
    }

    /** Writes the rest. */
    @Override
    public void close() {
        flushing.cancel(false);
        timer.shutdown();
        flush();
    }
}
