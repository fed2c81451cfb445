// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Jobs in the table {@code job}: asking for them and looking at them. */
final class JobTable {
    static final String ENDED = "state IN ('SUCCEEDED', 'FAILED', 'CANCELLED')";
    private static final String ACTIVE = "state IN ('QUEUED', 'RUNNING')";

    private final Database database;
    private final InstantSource clock;

    JobTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Job insert(JobRequest request) {
        long now = now();
        return database.write(handle -> handle.createQuery("""
                        INSERT INTO job (kind, state, parameters, requested_by, created_at, due_at, attempt, interruptions,
                          cancel_requested, done, unit, step, outcome, figures)
                        VALUES (:kind, 'QUEUED', :parameters, :by, :now, 0, 0, 0, FALSE, 0, '', '', '', '{}')
                        RETURNING *""")
                .bind("kind", request.kind())
                .bind("parameters", JobRow.text(request.parameters()))
                .bind("by", request.requestedBy())
                .bind("now", now)
                .map((row, context) -> JobRow.read(row))
                .one());
    }

    /** The same, unless a job of that kind waits or runs, where there are parameters one with just these; then empty. */
    Optional<Job> insertIfIdle(JobRequest request) {
        return database.write(handle -> {
            boolean busy = request.parameters().isEmpty()
                    ? active(handle, request.kind()).isPresent()
                    : isActive(handle, request);
            return busy ? Optional.<Job>empty() : Optional.of(insert(request));
        });
    }

    private static boolean isActive(Handle handle, JobRequest request) {
        return handle
                .createQuery("SELECT * FROM job WHERE kind = :kind AND " + ACTIVE)
                .bind("kind", request.kind())
                .map((row, context) -> JobRow.read(row))
                .stream()
                .anyMatch(job -> job.parameters().equals(request.parameters()));
    }

    /** The oldest job of this kind that waits or runs. */
    Optional<Job> active(String kind) {
        return database.read(handle -> active(handle, kind));
    }

    private static Optional<Job> active(Handle handle, String kind) {
        return handle.createQuery("SELECT * FROM job WHERE kind = :kind AND " + ACTIVE + " ORDER BY id LIMIT 1")
                .bind("kind", kind)
                .map((row, context) -> JobRow.read(row))
                .findFirst();
    }

    Optional<Job> find(long id) {
        return database.read(handle -> find(handle, id));
    }

    private static Optional<Job> find(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM job WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> JobRow.read(row))
                .findFirst();
    }

    /** The newest first, those older than {@code before}. */
    List<Job> list(JobFilter filter, long before, int limit) {
        String kind = filter.kind().isPresent() ? " AND kind = :kind" : "";
        String state = filter.state().isPresent() ? " AND state = :state" : "";
        return database.read(handle -> {
            Query query = handle.createQuery(
                            "SELECT * FROM job WHERE id < :before" + kind + state + " ORDER BY id DESC LIMIT :limit")
                    .bind("before", before)
                    .bind("limit", limit);
            filter.kind().ifPresent(wanted -> query.bind("kind", wanted));
            filter.state().ifPresent(wanted -> query.bind("state", wanted.name()));
            return query.map((row, context) -> JobRow.read(row)).list();
        });
    }

    /** Ends one that waits, and notes the wish on one that runs; the job as it was before that. */
    Optional<Job> cancel(long id) {
        return database.write(handle -> {
            Optional<Job> before = find(handle, id);
            handle.createUpdate("""
                            UPDATE job SET cancel_requested = TRUE,
                              state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state END,
                              ended_at = CASE state WHEN 'QUEUED' THEN :now ELSE ended_at END,
                              outcome = CASE state WHEN 'QUEUED' THEN 'Cancelled before it began.' ELSE outcome END
                            WHERE id = :id AND %s""".formatted(ACTIVE))
                    .bind("now", now())
                    .bind("id", id)
                    .execute();
            return before;
        });
    }

    /** Puts one that failed or was cancelled back into the queue, with its checkpoint; false when there is none such. */
    boolean retry(long id) {
        return database.write(handle -> handle.createUpdate("""
                                UPDATE job SET state = 'QUEUED', cancel_requested = FALSE, attempt = 0, interruptions = 0,
                                  due_at = 0, ended_at = NULL
                                WHERE id = :id AND state IN ('FAILED', 'CANCELLED')""").bind("id", id).execute() > 0);
    }

    /** Ended jobs that retention lets go, some at a time. */
    List<Long> expired(String kind, Instant endedBefore, int keepCount, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id FROM job
                        WHERE kind = :kind AND %1$s AND (ended_at < :before OR id <= coalesce((
                          SELECT id FROM job WHERE kind = :kind AND %1$s ORDER BY id DESC LIMIT 1 OFFSET :keep), -1))
                        ORDER BY id LIMIT :limit""".formatted(ENDED))
                .bind("kind", kind)
                .bind("before", endedBefore.toEpochMilli())
                .bind("keep", keepCount)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    void delete(List<Long> ids) {
        database.change(handle -> handle.createUpdate("DELETE FROM job WHERE id IN (<ids>) AND " + ENDED)
                .bindList("ids", ids)
                .execute());
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }
}
