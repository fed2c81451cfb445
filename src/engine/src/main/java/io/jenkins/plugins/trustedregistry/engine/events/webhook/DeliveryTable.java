// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Timestamps;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_delivery}: the outbox, and what became of what was in it. */
final class DeliveryTable {
    private static final int MOST_WAITING = 10_000;
    private static final int PURGED_AT_ONCE = 1000;
    private static final String TOO_MANY = "It was not sent: " + MOST_WAITING
            + " others were waiting. When the receiver works again, have it sent once more.";

    private final Database database;

    DeliveryTable(Database database) {
        this.database = database;
    }

    /** Adds what is to be sent, in one transaction; for a webhook that is gone or switched off meanwhile, nothing. */
    void add(Collection<Delivery> deliveries) {
        database.change(handle -> {
            Map<String, Integer> waiting = waiting(handle);
            PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO webhook_delivery (id, webhook_id, message, type, body, content_type, state, created_at, attempts,
                  next_at, problem)
                SELECT :id, id, :message, :type, :body, :contentType, :state, :createdAt, 0, :nextAt, :problem
                FROM webhook WHERE id = :webhook AND active\
                """);
            for (Delivery delivery : deliveries) {
                boolean room = waiting.merge(delivery.webhook(), 1, Integer::sum) <= MOST_WAITING;
                batch.bind("id", delivery.id())
                        .bind("webhook", delivery.webhook())
                        .bind("message", delivery.message())
                        .bind("type", delivery.type())
                        .bind("body", delivery.body())
                        .bind("contentType", delivery.contentType())
                        .bind("state", room ? Delivery.State.PENDING.name() : Delivery.State.FAILED.name())
                        .bind("createdAt", delivery.createdAt().toEpochMilli())
                        .bind("nextAt", delivery.nextAt().toEpochMilli())
                        .bind("problem", room ? null : TOO_MANY)
                        .add();
            }
            batch.execute();
        });
    }

    private static Map<String, Integer> waiting(Handle handle) {
        Map<String, Integer> waiting = new HashMap<>();
        handle.createQuery("SELECT webhook_id, COUNT(*) AS n FROM webhook_delivery WHERE state = 'PENDING' GROUP BY"
                        + " webhook_id")
                .map((row, context) -> waiting.put(row.getString("webhook_id"), row.getInt("n")))
                .list();
        return waiting;
    }

    /** For each webhook with something to send, when the first of it is due. */
    Map<String, Instant> due() {
        return database.read(handle -> {
            Map<String, Instant> due = new HashMap<>();
            handle.createQuery("""
                SELECT d.webhook_id, MIN(d.next_at) AS first_at FROM webhook_delivery d
                JOIN webhook w ON w.id = d.webhook_id
                WHERE d.state = 'PENDING' AND w.active GROUP BY d.webhook_id\
                """)
                    .map((row, context) ->
                            due.put(row.getString("webhook_id"), Instant.ofEpochMilli(row.getLong("first_at"))))
                    .list();
            return due;
        });
    }

    /** What is due of one webhook, the longest due first. */
    List<Delivery> due(String webhook, Instant now, int limit) {
        return database.read(handle -> handle.createQuery("""
            SELECT * FROM webhook_delivery WHERE state = 'PENDING' AND webhook_id = :webhook AND next_at <= :now
            ORDER BY next_at, id LIMIT :limit\
            """)
                .bind("webhook", webhook)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> delivery(row))
                .list());
    }

    /** Saves what an attempt changed. */
    void update(Handle handle, Delivery delivery) {
        Delivery.Attempt last = delivery.last().orElseThrow();
        handle.createUpdate("""
            UPDATE webhook_delivery SET state = :state, attempts = :attempts, next_at = :nextAt, attempted_at = :at,
              took_millis = :took, status = :status, response = :response, problem = :problem WHERE id = :id\
            """)
                .bind("id", delivery.id())
                .bind("state", delivery.state().name())
                .bind("attempts", delivery.attempts())
                .bind("nextAt", delivery.nextAt().toEpochMilli())
                .bind("at", last.at().toEpochMilli())
                .bind("took", last.took().toMillis())
                .bind("status", status(last.status()))
                .bind("response", last.response())
                .bind("problem", last.problem().orElse(null))
                .execute();
    }

    /** A delivery that has been tried already; nothing when its webhook is gone. */
    void addEnded(Delivery delivery) {
        database.change(handle -> {
            handle.createUpdate("""
                INSERT INTO webhook_delivery (id, webhook_id, message, type, body, content_type, state, created_at,
                  attempts, next_at)
                SELECT :id, id, :message, :type, :body, :contentType, :state, :createdAt, 0, :createdAt
                FROM webhook WHERE id = :webhook\
                """)
                    .bind("id", delivery.id())
                    .bind("webhook", delivery.webhook())
                    .bind("message", delivery.message())
                    .bind("type", delivery.type())
                    .bind("body", delivery.body())
                    .bind("contentType", delivery.contentType())
                    .bind("state", delivery.state().name())
                    .bind("createdAt", delivery.createdAt().toEpochMilli())
                    .execute();
            update(handle, delivery);
        });
    }

    private static @Nullable Integer status(OptionalInt status) {
        return status.isPresent() ? status.getAsInt() : null;
    }

    /** Ends what waits for a webhook that is switched off. */
    void giveUp(Handle handle, String webhook, String problem) {
        handle.createUpdate("""
            UPDATE webhook_delivery SET state = 'FAILED', problem = :problem
            WHERE state = 'PENDING' AND webhook_id = :webhook\
            """)
                .bind("webhook", webhook)
                .bind("problem", problem)
                .execute();
    }

    /** The newest first, older than an id (empty text: from the newest). */
    List<Delivery> list(String webhook, String before, int limit) {
        return database.read(handle -> handle.createQuery("""
            SELECT * FROM webhook_delivery WHERE webhook_id = :webhook AND (:before = '' OR id < :before)
            ORDER BY id DESC LIMIT :limit\
            """)
                .bind("webhook", webhook)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> delivery(row))
                .list());
    }

    Optional<Delivery> find(String webhook, String id) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM webhook_delivery WHERE webhook_id = :webhook AND id = :id")
                        .bind("webhook", webhook)
                        .bind("id", id)
                        .map((row, context) -> delivery(row))
                        .findFirst());
    }

    /** Removes what ended and is older, a portion at a time, so that no write waits long. */
    int purge(Instant before) {
        int gone = 0;
        int portion;
        do {
            portion = database.write(handle -> handle.createUpdate("""
                DELETE FROM webhook_delivery WHERE id IN (
                  SELECT id FROM webhook_delivery WHERE created_at < :before AND state <> 'PENDING' LIMIT :most)\
                """)
                    .bind("before", before.toEpochMilli())
                    .bind("most", PURGED_AT_ONCE)
                    .execute());
            gone += portion;
        } while (portion == PURGED_AT_ONCE);
        return gone;
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getString("message"),
                row.getString("type"),
                row.getString("body"),
                row.getString("content_type"),
                Delivery.State.valueOf(row.getString("state")),
                Timestamps.get(row, "created_at"),
                row.getInt("attempts"),
                Timestamps.get(row, "next_at"),
                attempt(row));
    }

    private static Optional<Delivery.Attempt> attempt(ResultSet row) throws SQLException {
        Optional<Instant> at = Timestamps.find(row, "attempted_at");
        Optional<String> problem = Optional.ofNullable(row.getString("problem"));
        if (at.isEmpty() && problem.isEmpty()) {
            return Optional.empty();
        }
        int status = row.getInt("status");
        OptionalInt answered = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(status);
        return Optional.of(new Delivery.Attempt(
                at.orElse(Timestamps.get(row, "created_at")),
                Duration.ofMillis(row.getLong("took_millis")),
                answered,
                Optional.ofNullable(row.getString("response")).orElse(""),
                problem));
    }
}
