// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Timestamps;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook}. */
final class WebhookTable {
    private final Database database;

    WebhookTable(Database database) {
        this.database = database;
    }

    /** What a webhook belongs to and goes with, as the table holds it. */
    record Anchor(@Nullable Long repositoryId, @Nullable String organization) {}

    void insert(Webhook webhook, Anchor anchor, String secret) {
        database.change(handle -> bound(handle.createUpdate("""
            INSERT INTO webhook (id, repository_id, repository, organization, namespace, url, types, format, active,
              secret, authority, skip_verification, created_at, created_by)
            VALUES (:id, :repositoryId, :repository, :organization, :namespace, :url, :types, :format, :active,
              :secret, :authority, :skip, :createdAt, :createdBy)\
            """), webhook)
                .bind("repositoryId", anchor.repositoryId())
                .bind(
                        "repository",
                        webhook.scope() instanceof WebhookScope.OfRepository of
                                ? of.name().name()
                                : null)
                .bind("organization", anchor.organization())
                .bind(
                        "namespace",
                        webhook.scope() instanceof WebhookScope.OfNamespace of
                                ? of.name().name()
                                : null)
                .bind("secret", secret)
                .bind("createdAt", webhook.createdAt().toEpochMilli())
                .bind("createdBy", webhook.createdBy())
                .execute());
    }

    /** Saves what can be changed; a secret only when there is a new one. False when the webhook is gone. */
    boolean update(Webhook webhook, Optional<String> secret) {
        return database.write(handle -> {
            boolean there = bound(handle.createUpdate("""
                UPDATE webhook SET url = :url, types = :types, format = :format, active = :active,
                  authority = :authority, skip_verification = :skip, failing_since = :failingSince,
                  disabled_reason = :reason WHERE id = :id\
                """), webhook)
                            .bind("failingSince", Timestamps.millis(webhook.failingSince()))
                            .bind("reason", webhook.disabledReason().orElse(null))
                            .execute()
                    > 0;
            secret.ifPresent(closed -> handle.createUpdate("UPDATE webhook SET secret = :secret WHERE id = :id")
                    .bind("secret", closed)
                    .bind("id", webhook.id())
                    .execute());
            return there;
        });
    }

    private static <T extends SqlStatement<T>> T bound(T statement, Webhook webhook) {
        return statement
                .bind("id", webhook.id())
                .bind("url", webhook.wish().url().toString())
                .bind(
                        "types",
                        webhook.wish().types().stream()
                                .map(EventType::name)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .bind("format", webhook.wish().format().name())
                .bind("active", webhook.active())
                .bind("authority", webhook.wish().trust().authorities())
                .bind("skip", webhook.wish().trust().skipVerification());
    }

    boolean delete(String id) {
        return database.write(handle -> handle.createUpdate("DELETE FROM webhook WHERE id = :id")
                        .bind("id", id)
                        .execute()
                > 0);
    }

    Optional<Webhook> find(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM webhook WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> webhook(row))
                .findFirst());
    }

    /** The closed secret; empty when the webhook is gone. */
    Optional<String> secret(String id) {
        return database.read(handle -> handle.createQuery("SELECT secret FROM webhook WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findFirst());
    }

    /** In the order they were made, after an id (empty text: from the start). */
    List<Webhook> list(WebhookScope scope, String after, int limit) {
        String repository =
                scope instanceof WebhookScope.OfRepository of ? of.name().name() : "";
        String namespace =
                scope instanceof WebhookScope.OfNamespace of ? of.name().name() : "";
        return database.read(handle -> handle.createQuery("""
            SELECT * FROM webhook WHERE COALESCE(repository, '') = :repository
              AND COALESCE(namespace, '') = :namespace AND id > :after ORDER BY id LIMIT :limit\
            """)
                .bind("repository", repository)
                .bind("namespace", namespace)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> webhook(row))
                .list());
    }

    List<Webhook> active() {
        return database.read(handle -> handle.createQuery("SELECT * FROM webhook WHERE active")
                .map((row, context) -> webhook(row))
                .list());
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("id"),
                scope(row),
                new Webhook.Wish(
                        URI.create(row.getString("url")),
                        types(row.getString("types")),
                        PayloadFormat.valueOf(row.getString("format")),
                        new Trust(row.getString("authority"), row.getBoolean("skip_verification"))),
                row.getBoolean("active"),
                Timestamps.get(row, "created_at"),
                row.getString("created_by"),
                Timestamps.find(row, "last_successful_at"),
                Timestamps.find(row, "failing_since"),
                Optional.ofNullable(row.getString("disabled_reason")));
    }

    private static WebhookScope scope(ResultSet row) throws SQLException {
        String repository = row.getString("repository");
        if (repository != null) {
            return new WebhookScope.OfRepository(RepositoryName.parse(repository));
        }
        String namespace = row.getString("namespace");
        return namespace != null
                ? new WebhookScope.OfNamespace(NamespaceName.parse(namespace))
                : new WebhookScope.OfRegistry();
    }

    /** Types that this version does not know are passed over. */
    private static Set<EventType> types(String text) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        Arrays.stream(text.split(" ")).forEach(name -> EventType.parse(name).ifPresent(types::add));
        return types;
    }
}
