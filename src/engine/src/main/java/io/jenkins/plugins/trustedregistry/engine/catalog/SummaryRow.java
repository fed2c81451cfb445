// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ManifestSummary} from a row of the table {@code manifest}, there called {@code m}. */
final class SummaryRow {
    static final String COLUMNS =
            "m.digest, m.media_type, m.artifact_type, m.subject, m.size, m.image_size, m.pushed_at,"
                    + " m.pushed_by, m.annotations, m.platforms";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Platform>> PLATFORMS = new TypeReference<>() {};

    private SummaryRow() {}

    static ManifestSummary read(ResultSet row) throws SQLException {
        return new ManifestSummary(
                Digest.parse(row.getString("digest")),
                MediaType.parse(row.getString("media_type")),
                row.getLong("size"),
                row.getLong("image_size"),
                Optional.ofNullable(row.getString("artifact_type")).map(MediaType::parse),
                Optional.ofNullable(row.getString("subject")).map(Digest::parse),
                annotations(row.getString("annotations")),
                platforms(row.getString("platforms")),
                Instant.ofEpochMilli(row.getLong("pushed_at")),
                row.getString("pushed_by"));
    }

    /** The form annotations are stored in: a JSON object. */
    static String text(Map<String, String> annotations) {
        try {
            return JSON.writeValueAsString(annotations);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Annotations can't be written as JSON", e);
        }
    }

    /** The form platforms are stored in: a JSON array. */
    static String text(List<Platform> platforms) {
        try {
            return JSON.writeValueAsString(platforms);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Platforms can't be written as JSON", e);
        }
    }

    private static Optional<List<Platform>> platforms(@Nullable String text) throws SQLException {
        try {
            return text == null ? Optional.empty() : Optional.of(JSON.readValue(text, PLATFORMS));
        } catch (JsonProcessingException e) {
            throw new SQLException("The platforms of a stored manifest are not a JSON array of them", e);
        }
    }

    private static Map<String, String> annotations(String text) throws SQLException {
        try {
            return JSON.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new SQLException("The annotations of a stored manifest are not a JSON object", e);
        }
    }
}
