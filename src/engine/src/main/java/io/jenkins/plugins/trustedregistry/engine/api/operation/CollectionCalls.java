// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Schedule;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.DryRun;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.GarbageCollection;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.Reclaimable;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.settings.GarbageCollectionSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Garbage collection. Its runs are jobs: their progress, log, end and history are there. */
final class CollectionCalls {
    private static final String LINES = "application/x-ndjson";
    private static final int AT_ONCE = 1000;

    private final GarbageCollection collection;
    private final Jobs jobs;
    private final InstantSource clock;

    CollectionCalls(GarbageCollection collection, Jobs jobs, InstantSource clock) {
        this.collection = collection;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What could be freed, what runs, and when it runs by itself. */
    Reply show(Call call) {
        GarbageCollectionSettings settings = collection.settings();
        Duration wait = collection.timeToWait();
        return Json.ok(new Status(
                settings.schedule(),
                jobs.schedules().stream()
                        .filter(each -> each.kind().equals(GarbageCollection.KIND))
                        .map(Schedule::next)
                        .findFirst(),
                settings.maxMinutes(),
                settings.graceSeconds(),
                settings.staleUploadHours(),
                settings.purgeFirst(),
                wait.isZero() ? Optional.empty() : Optional.of(clock.instant().plus(wait)),
                collection.reclaimable(),
                collection.current().map(Job::id)));
    }

    /** Asks for a collection; 409 when one runs. */
    Reply run(Call call) {
        Job job = collection.run(call.principal().shownName());
        return Json.created("/api/v1/jobs/" + job.id(), JobView.of(job));
    }

    /** What a collection would remove now: in pages, or all of it as lines of JSON. */
    Reply plan(Call call) throws IOException {
        if (call.headers().first("Accept").filter(LINES::equals).isPresent()) {
            return Reply.of(200).with("Content-Type", LINES).with(new Body.Written(this::writePlan));
        }
        Page.Request page = Page.Request.of(call);
        DryRun part = collection.dryRun(after(page.after()), page.limit());
        return Json.ok(new Page<>(part.items(), part.next().map(next -> Page.Request.cursor(next.toString()))));
    }

    private void writePlan(OutputStream out) throws IOException {
        ObjectWriter json = Json.MAPPER.writer();
        Optional<Digest> reached = Optional.empty();
        do {
            DryRun part = collection.dryRun(reached, AT_ONCE);
            for (DryRun.Item item : part.items()) {
                out.write(json.writeValueAsBytes(item));
                out.write("\n".getBytes(StandardCharsets.UTF_8));
            }
            reached = part.next();
        } while (reached.isPresent());
    }

    private static Optional<Digest> after(String cursor) {
        return cursor.isEmpty() ? Optional.empty() : Optional.of(Digest.parse(cursor));
    }

    /**
     * How collection is set and what it is doing.
     *
     * @param schedule empty: it is off
     * @param heldUntil nothing is collected before, because of what clients were told before the registry was started
     * @param reclaimable left out while it is being counted for the first time
     * @param job the collection that waits or runs
     */
    record Status(
            String schedule,
            Optional<Instant> nextAt,
            int maxMinutes,
            int graceSeconds,
            int staleUploadHours,
            boolean purgeFirst,
            Optional<Instant> heldUntil,
            Optional<Reclaimable> reclaimable,
            Optional<Long> job) {}
}
