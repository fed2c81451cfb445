// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Timestamps;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook}. */
final class WebhookTable {
    /** Of no repository: the registry gives out none of this id. */
    private static final long NO_REPOSITORY = -1;

    private final Database database;
    private final Repositories repositories;

    WebhookTable(Database database, Repositories repositories) {
        this.database = database;
        this.repositories = repositories;
    }

    /** What a webhook belongs to and goes with, as the table holds it. */
    record Anchor(@Nullable Long repositoryId, @Nullable String organization) {}

    void insert(Webhook webhook, Anchor anchor, String secret) {
        database.change(handle -> bound(handle.createUpdate("""
            INSERT INTO webhook (id, repository_id, organization, namespace, url, types, format, active,
              secret, authority, skip_verification, created_at, created_by)
            VALUES (:id, :repositoryId, :organization, :namespace, :url, :types, :format, :active,
              :secret, :authority, :skip, :createdAt, :createdBy)\
            """), webhook)
                .bind("repositoryId", anchor.repositoryId())
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
        return read("SELECT * FROM webhook WHERE id = :id", query -> query.bind("id", id)).stream()
                .findFirst();
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
        long repository = scope instanceof WebhookScope.OfRepository of
                ? repositories.find(of.name()).map(Repository::id).orElse(NO_REPOSITORY)
                : 0;
        String namespace =
                scope instanceof WebhookScope.OfNamespace of ? of.name().name() : "";
        return read(
                """
                SELECT * FROM webhook WHERE COALESCE(repository_id, 0) = :repository
                  AND COALESCE(namespace, '') = :namespace AND id > :after ORDER BY id LIMIT :limit\
                """,
                query -> query.bind("repository", repository)
                        .bind("namespace", namespace)
                        .bind("after", after)
                        .bind("limit", limit));
    }

    List<Webhook> active() {
        return read("SELECT * FROM webhook WHERE active", query -> query);
    }

    /** Those of a repository that lies in the trash are left out: whoever has its name now is somebody else. */
    private List<Webhook> read(String sql, UnaryOperator<Query> bindings) {
        return database
                .read(handle -> bindings.apply(handle.createQuery(sql))
                        .map((row, context) -> Row.of(row))
                        .list())
                .stream()
                .flatMap(row -> row.webhook(repositories).stream())
                .toList();
    }

    /** A row, whose repository is looked up afterwards: it may be called otherwise since it came back from the trash. */
    private record Row(long repositoryId, Webhook unnamed) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getLong("repository_id"), WebhookTable.webhook(row));
        }

        Optional<Webhook> webhook(Repositories repositories) {
            return repositoryId == 0
                    ? Optional.of(unnamed)
                    : repositories
                            .find(repositoryId)
                            .map(found -> unnamed.in(new WebhookScope.OfRepository(found.name())));
        }
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
