// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.events.event.ScanEvent;
import io.jenkins.plugins.trustedregistry.engine.gate.store.Rulebooks;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has verdicts written down behind pushes and scans, one after the other on a thread of its own. What it does not come to is found by
 * the next round, and no pull depends on it.
 */
public final class Clerk implements DistributionListener, Publisher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final int MOST_WAITING = 10_000;
    /** How cosign names what belongs to a digest. */
    private static final Pattern ATTACHED = Pattern.compile("(sha256|sha512)-([0-9a-f]+)\\.(sig|att)");

    private final Publisher events;
    private final List<BiConsumer<RepositoryName, Digest>> scanned = new CopyOnWriteArrayList<>();
    private final ExecutorService thread;
    private volatile Desk desk = (repository, digest) -> {};

    /** Where the clerk has things written down. */
    @FunctionalInterface
    interface Desk {
        void note(RepositoryName repository, Digest digest) throws IOException;
    }

    /** @param events to which news of scans go on */
    public Clerk(Publisher events) {
        this.events = events;
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
            Thread made = new Thread(work, "registry-gates");
            made.setDaemon(true);
            return made;
        });
    }

    /** Before this nothing is written down. */
    public void begin(Catalog catalog, Rulebooks rulebooks, Bookkeeper bookkeeper) {
        desk = (name, digest) -> {
            if (!rulebooks.now().policies().isEmpty()) {
                Repository repository = catalog.repositories().find(name).orElse(null);
                if (repository != null) {
                    bookkeeper.note(repository, digest);
                }
            }
        };
    }

    /** To be told of every scan that ended, once its result is there. */
    public void whenScanned(BiConsumer<RepositoryName, Digest> listener) {
        scanned.add(listener);
    }

    @Override
    public void publish(Event event, String actor) {
        events.publish(event, actor);
        if (event instanceof ScanEvent scan) {
            enqueue(scan.name(), scan.digest());
            scanned.forEach(each -> each.accept(scan.name(), scan.digest()));
        }
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        RepositoryName name = image.repository().name();
        enqueue(name, image.digest());
        image.manifest().subject().map(Descriptor::digest).ifPresent(subject -> enqueue(name, subject));
        for (Tag tag : image.tags()) {
            Matcher attached = ATTACHED.matcher(tag.name());
            if (attached.matches()) {
                enqueue(name, attached.group(1) + ":" + attached.group(2));
            }
        }
    }

    private void enqueue(RepositoryName repository, String digest) {
        try {
            enqueue(repository, Digest.parse(digest));
        } catch (RegistryException e) {
            LOG.debug("A tag looks like cosign's and is not: {}", digest, e);
        }
    }

    private void enqueue(RepositoryName repository, Digest digest) {
        try {
            thread.execute(() -> note(repository, digest));
        } catch (RejectedExecutionException e) {
            LOG.debug("Too much waits to be judged, or the registry is closing: {}", repository, e);
        }
    }

    private void note(RepositoryName repository, Digest digest) {
        try {
            desk.note(repository, digest);
        } catch (IOException | RuntimeException e) {
            LOG.error("{}@{} could not be judged; pulls of it are refused where a gate applies", repository, digest, e);
        }
    }

    /** Lets what runs end; what waits is found by the next round. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The gates are still judging while the registry closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
