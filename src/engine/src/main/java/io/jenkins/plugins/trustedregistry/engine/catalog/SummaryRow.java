// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads a {@link ManifestSummary} from a row of the table {@code manifest}, there called {@code m}. */
final class SummaryRow {
    static final String COLUMNS =
            "m.digest, m.media_type, m.artifact_type, m.subject, m.size, m.image_size, m.pushed_at,"
                    + " m.pushed_by, m.annotations";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

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

    private static Map<String, String> annotations(String text) throws SQLException {
        try {
            return JSON.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new SQLException("The annotations of a stored manifest are not a JSON object", e);
        }
    }
}
