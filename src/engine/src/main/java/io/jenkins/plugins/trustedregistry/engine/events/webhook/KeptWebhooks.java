// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionListener;
import io.jenkins.plugins.trustedregistry.engine.deletion.Keepsake;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of an organization in the trash: as they were, their secrets closed with the registry's key as in the table. What was
 * still to be sent, and the log of what was, is not kept.
 */
final class KeptWebhooks implements Keepsake, DeletionListener {
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final Runnable changed;

    /** @param changed called when some have come back */
    KeptWebhooks(Database database, Runnable changed) {
        this.database = database;
        this.changed = changed;
    }

    /** A row of {@code webhook} without what changes at each delivery. */
    record Row(
            String id,
            String url,
            String types,
            String format,
            boolean active,
            String secret,
            String authority,
            boolean skipVerification,
            long createdAt,
            String createdBy,
            @Nullable String disabledReason) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("id"),
                    row.getString("url"),
                    row.getString("types"),
                    row.getString("format"),
                    row.getBoolean("active"),
                    row.getString("secret"),
                    row.getString("authority"),
                    row.getBoolean("skip_verification"),
                    row.getLong("created_at"),
                    row.getString("created_by"),
                    row.getString("disabled_reason"));
        }
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public String putDown(NamespaceName organization) {
        List<Row> rows = database.read(
                handle -> handle.createQuery("SELECT * FROM webhook WHERE organization = :organization ORDER BY id")
                        .bind("organization", organization.name())
                        .map((row, context) -> Row.of(row))
                        .list());
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Webhooks can't be written as JSON", e);
        }
    }

    @Override
    public void takeUp(NamespaceName organization, String text) {
        List<Row> rows;
        try {
            rows = JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept of an organization's webhooks can't be read", e);
        }
        database.change(handle -> rows.forEach(row -> insert(handle, organization, row)));
    }

    private static void insert(Handle handle, NamespaceName organization, Row row) {
        handle.createUpdate("""
                        INSERT INTO webhook (id, organization, namespace, url, types, format, active, secret, authority,
                          skip_verification, created_at, created_by, disabled_reason)
                        VALUES (:id, :organization, :organization, :url, :types, :format, :active, :secret, :authority,
                          :skip, :createdAt, :createdBy, :reason)""")
                .bind("organization", organization.name())
                .bind("id", row.id())
                .bind("url", row.url())
                .bind("types", row.types())
                .bind("format", row.format())
                .bind("active", row.active())
                .bind("secret", row.secret())
                .bind("authority", row.authority())
                .bind("skip", row.skipVerification())
                .bind("createdAt", row.createdAt())
                .bind("createdBy", row.createdBy())
                .bind("reason", row.disabledReason())
                .execute();
    }

    @Override
    public void restored(TrashEntry entry, Restored restored, String by) {
        if (entry.kind() == TrashEntry.Kind.NAMESPACE) {
            changed.run();
        }
    }
}
