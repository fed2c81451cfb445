// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.job;

import io.jenkins.plugins.trustedregistry.engine.background.LastingThread;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.events.event.ScanEvent;
import io.jenkins.plugins.trustedregistry.engine.gate.store.DueTable.Due;
import io.jenkins.plugins.trustedregistry.engine.gate.store.GateTables;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has verdicts written down behind pushes and scans, one after the other on a thread of its own; no pull depends on it. What a push asks
 * for is on a list in the database from the push's own transaction on ({@link Due}), so that nothing is forgotten when the
 * process ends; what is left there is taken up after a start, and every quarter of an hour.
 */
public final class Clerk implements DistributionListener, Publisher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final int MOST_WAITING = 10_000;
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** How cosign names what belongs to a digest. */
    private static final Pattern ATTACHED = Pattern.compile("(sha256|sha512)-([0-9a-f]+)\\.(sig|att)");

    private final Publisher events;
    private final List<BiConsumer<RepositoryName, Digest>> scanned = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Due> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile Optional<Desk> desk = Optional.empty();
    private volatile @Nullable Thread thread;

    /** @param events to which news of scans go on */
    public Clerk(Publisher events) {
        this.events = events;
    }

    /** Before this nothing is written down. */
    public void begin(Catalog catalog, GateTables tables, Bookkeeper bookkeeper) {
        desk = Optional.of(new Desk(catalog, tables, bookkeeper));
        Thread made = LastingThread.of("registry-gates", this::work);
        thread = made;
        made.start();
    }

    /** Takes up what is on the list and does not wait here; to be called at the start, once everybody listens who wants to be told. */
    public void takeUp() {
        if (waiting.isEmpty()) {
            desk.ifPresent(begun -> begun.due(MOST_WAITING).forEach(this::enqueue));
        }
    }

    private void work() {
        List<Due> batch = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                batch.add(waiting.take());
                waiting.drainTo(batch, AT_ONCE);
                desk.ifPresent(begun -> begun.note(batch));
                batch.clear();
            }
        } catch (InterruptedException e) {
            LOG.debug("The registry is closing; what is due is taken up after the next start", e);
        }
    }

    /** To be told of every scan that ended, once its result is there. */
    public void whenScanned(BiConsumer<RepositoryName, Digest> listener) {
        scanned.add(listener);
    }

    @Override
    public void publish(Event event, String actor) {
        events.publish(event, actor);
        if (event instanceof ScanEvent scan) {
            enqueue(new Due(scan.name(), scan.digest()));
            scanned.forEach(each -> each.accept(scan.name(), scan.digest()));
        }
    }

    @Override
    public void manifestStored(PushedImage image, Actor actor) {
        desk.ifPresent(begun -> begun.putOnList(concerned(image)));
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        concerned(image).forEach(this::enqueue);
    }

    /** The image itself, and what it says something about. */
    private static List<Due> concerned(PushedImage image) {
        RepositoryName name = image.repository().name();
        List<Due> all = new ArrayList<>(List.of(new Due(name, image.digest())));
        image.manifest().subject().map(Descriptor::digest).ifPresent(subject -> all.add(new Due(name, subject)));
        for (Tag tag : image.tags()) {
            attachedTo(tag).ifPresent(digest -> all.add(new Due(name, digest)));
        }
        return all;
    }

    private static Optional<Digest> attachedTo(Tag tag) {
        Matcher attached = ATTACHED.matcher(tag.name());
        try {
            return attached.matches()
                    ? Optional.of(Digest.parse(attached.group(1) + ":" + attached.group(2)))
                    : Optional.empty();
        } catch (RegistryException e) {
            LOG.debug("A tag looks like cosign's and is not: {}", tag, e);
            return Optional.empty();
        }
    }

    private void enqueue(Due due) {
        if (!waiting.offer(due)) {
            LOG.debug("Too much waits to be judged; it is taken up later: {}", due);
        }
    }

    /** Lets what runs end; what waits is on the list, or found by the next round. */
    @Override
    public void close() {
        Thread started = thread;
        if (started == null) {
            return;
        }
        started.interrupt();
        try {
            started.join(PATIENCE.toMillis());
            if (started.isAlive()) {
                LOG.warn("The gates are still judging while the registry closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
