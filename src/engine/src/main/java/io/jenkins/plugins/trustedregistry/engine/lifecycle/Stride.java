// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Some pages in a row. While the bytes of one are removed, which mostly waits for the disk, the next is planned and unlinked, which
 * mostly waits for the processor and the database. Not more than two are held at once, and when a stride ends, however it ends,
 * nothing of it is under way any more.
 *
 * @param page blobs dealt with at once
 * @param pages how many of those
 */
record Stride(CollectionParts parts, Planner planner, int page, int pages) {

    /** What was done, and how far it came; empty at the end of the store. */
    record Done(Tally tally, Optional<Digest> reached) {}

    /** Decides about what follows a digest (empty: from the first on), and does it. */
    Done from(Optional<Digest> begin) throws IOException {
        Collector collector = new Collector(parts.claims(), parts.usage(), parts.removal());
        Optional<Digest> reached = begin;
        long seen = 0;
        List<Collector.Unlinked> held = new ArrayList<>();
        CompletableFuture<Tally> removing = CompletableFuture.completedFuture(Tally.NONE);
        try {
            for (int i = 0; i < pages && (i == 0 || reached.isPresent()); i++) {
                CollectionRule rule = parts.rule();
                Plan plan = planner.plan(reached, page, rule);
                Collector.Unlinked unlinked = collector.unlink(plan.removals(), rule.linkedBefore());
                held.add(unlinked);
                CompletableFuture<Tally> before = removing;
                removing = before.handleAsync((done, failure) -> remove(unlinked, done, failure), Stride::start);
                await(before);
                seen += plan.seen();
                reached = plan.reached();
            }
        } finally {
            removing.handle((done, failure) -> Tally.NONE).join();
            held.forEach(Collector.Unlinked::close); // where not even a thread could be had that does it
        }
        return new Done(await(removing).withSeen(seen), reached);
    }

    /** The next bytes, after those of the page before are gone; when that page failed, these stay. */
    private static Tally remove(Collector.Unlinked unlinked, @Nullable Tally before, @Nullable Throwable failure) {
        try (unlinked) {
            if (before == null) {
                throw new CompletionException(failure);
            }
            return before.plus(unlinked.remove());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tally await(CompletableFuture<Tally> removing) throws IOException {
        try {
            return removing.join();
        } catch (CompletionException e) {
            Throwable cause = e;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "registry-collection");
        thread.setDaemon(true);
        thread.start();
    }
}
