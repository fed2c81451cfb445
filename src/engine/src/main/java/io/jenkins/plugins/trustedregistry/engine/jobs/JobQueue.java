// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Jobs in the table {@code job}: what running them does to them. */
final class JobQueue {
    /** A job that was interrupted so often without saving a checkpoint in between is taken to be the cause. */
    static final int MOST_INTERRUPTIONS = 3;

    private final Database database;
    private final InstantSource clock;

    JobQueue(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a process left running when it ended waits again, unless it was being cancelled, or seems to be what ended the process.
     * To be called while nothing runs.
     */
    void recover() {
        boolean any = database.read(handle -> handle.createQuery("SELECT 1 FROM job WHERE state = 'RUNNING' LIMIT 1")
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
        if (any) {
            database.change(this::recover);
        }
    }

    private void recover(Handle handle) {
        long now = clock.instant().toEpochMilli();
        handle.createUpdate("""
                        UPDATE job SET state = 'CANCELLED', ended_at = :now, outcome = 'Cancelled.'
                        WHERE state = 'RUNNING' AND cancel_requested""").bind("now", now).execute();
        handle.createUpdate("UPDATE job SET interruptions = interruptions + 1 WHERE state = 'RUNNING'")
                .execute();
        handle.createUpdate("""
                        UPDATE job SET state = 'FAILED', ended_at = :now, outcome = :sentence
                        WHERE state = 'RUNNING' AND interruptions >= :most""")
                .bind("now", now)
                .bind("most", MOST_INTERRUPTIONS)
                .bind(
                        "sentence",
                        "The registry's process ended " + MOST_INTERRUPTIONS
                                + " times while this job ran, so it is not started again by itself. Look into the server's log for the"
                                + " reason, then retry the job.")
                .execute();
        handle.createUpdate("""
                        UPDATE job SET state = 'QUEUED', attempt = attempt - 1, due_at = 0,
                          outcome = 'Interrupted when the process ended; goes on from its last checkpoint.'
                        WHERE state = 'RUNNING'""").execute();
    }

    /** The job of this kind that has waited longest among those that are due and whose turn it is. */
    Optional<Job> due(String kind, Predicate<Job> turn) {
        return database.read(handle -> handle
                .createQuery("""
                        SELECT * FROM job WHERE kind = :kind AND state = 'QUEUED' AND due_at <= :now
                        ORDER BY due_at, id""")
                .bind("kind", kind)
                .bind("now", clock.instant().toEpochMilli())
                .map((row, context) -> JobRow.read(row))
                .stream()
                .filter(turn)
                .findFirst());
    }

    /** When the next job is due of those that were not due at that moment. */
    Optional<Instant> nextDue(Instant after) {
        return database.read(handle -> handle.createQuery("""
                        SELECT due_at FROM job WHERE state = 'QUEUED' AND due_at > :now ORDER BY due_at LIMIT 1""")
                .bind("now", after.toEpochMilli())
                .mapTo(Long.class)
                .findFirst()
                .map(Instant::ofEpochMilli));
    }

    /** From waiting to running; empty when it no longer waits. */
    Optional<Job> claim(long id) {
        return database.write(handle -> handle.createQuery("""
                        UPDATE job SET state = 'RUNNING', started_at = :now, ended_at = NULL, attempt = attempt + 1,
                          outcome = '', figures = '{}'
                        WHERE id = :id AND state = 'QUEUED' RETURNING *""")
                .bind("now", clock.instant().toEpochMilli())
                .bind("id", id)
                .map((row, context) -> JobRow.read(row))
                .findFirst());
    }

    /**
     * From running to waiting, or to cancelled when that was asked for meanwhile.
     *
     * @param due empty: at once
     * @param counts whether this was an attempt that failed
     */
    void putOff(long id, Optional<Instant> due, String why, JobProgress progress, boolean counts) {
        database.change(handle -> progressed(handle, id, progress, """
                        state = CASE WHEN cancel_requested THEN 'CANCELLED' ELSE 'QUEUED' END,
                        ended_at = CASE WHEN cancel_requested THEN :now END,
                        outcome = CASE WHEN cancel_requested THEN 'Cancelled.' ELSE :why END,
                        due_at = :due, attempt = attempt - :uncounted""")
                .bind("now", clock.instant().toEpochMilli())
                .bind("due", due.map(Instant::toEpochMilli).orElse(0L))
                .bind("why", why)
                .bind("uncounted", counts ? 0 : 1)
                .execute());
    }

    void end(long id, JobState state, JobOutcome outcome, JobProgress progress) {
        database.change(handle -> progressed(
                        handle, id, progress, "state = :state, ended_at = :now, outcome = :outcome, figures = :figures")
                .bind("state", state.name())
                .bind("now", clock.instant().toEpochMilli())
                .bind("outcome", outcome.sentence())
                .bind("figures", JobRow.text(outcome.figures()))
                .execute());
    }

    /** A job that gets on is not the one that ends the process, so its interruptions are forgotten. */
    void checkpoint(long id, String checkpoint, JobProgress progress) {
        database.change(handle -> progressed(handle, id, progress, "checkpoint = :checkpoint, interruptions = 0")
                .bind("checkpoint", checkpoint)
                .execute());
    }

    Optional<String> checkpoint(long id) {
        return database.read(
                handle -> handle.createQuery("SELECT checkpoint FROM job WHERE id = :id AND checkpoint IS NOT NULL")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findFirst());
    }

    boolean isCancelled(long id) {
        return database.read(handle -> handle.createQuery("SELECT 1 FROM job WHERE id = :id AND cancel_requested")
                .bind("id", id)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }

    private static Update progressed(Handle handle, long id, JobProgress progress, String changes) {
        return handle.createUpdate("UPDATE job SET done = :done, total = :total, unit = :unit, step = :step, " + changes
                        + " WHERE id = :id AND state = 'RUNNING'")
                .bind("done", progress.done())
                .bind("total", progress.total())
                .bind("unit", progress.unit())
                .bind("step", progress.step())
                .bind("id", id);
    }
}
