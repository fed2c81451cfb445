// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads a {@link Job} from a row of the table {@code job}. */
final class JobRow {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> NUMBERS = new TypeReference<>() {};

    private JobRow() {}

    static Job read(ResultSet row) throws SQLException {
        return new Job(
                row.getLong("id"),
                row.getString("kind"),
                JobState.valueOf(row.getString("state")),
                map(row.getString("parameters"), TEXTS),
                row.getString("requested_by"),
                new Job.Times(
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        number(row, "due_at").filter(due -> due > 0).map(Instant::ofEpochMilli),
                        number(row, "started_at").map(Instant::ofEpochMilli),
                        number(row, "ended_at").map(Instant::ofEpochMilli)),
                row.getInt("attempt"),
                row.getBoolean("cancel_requested"),
                new JobProgress(
                        row.getLong("done"), number(row, "total"), row.getString("unit"), row.getString("step")),
                new JobOutcome(row.getString("outcome"), map(row.getString("figures"), NUMBERS)));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static String text(Map<String, ?> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A map of texts or numbers can't be written as JSON", e);
        }
    }

    private static <T> T map(String text, TypeReference<T> type) throws SQLException {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("A column of a stored job is not a JSON object", e);
        }
    }
}
