// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.token;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Label;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.LastUses;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.RecentlyUsable;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Refusal;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SortableId;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Timestamps;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Access tokens in the table {@code access_token}. */
public final class SqlAccessTokens implements AccessTokens {
    private static final int MOST = 200;
    private static final String COLUMNS = """
            SELECT id, owner, name, ceiling, repositories, active, created_at, expires_at, last_used_at FROM access_token
            """;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random;
    private final LastUses uses;
    private final RecentlyUsable usable;

    /** @param background runs what must not hold up a request */
    public SqlAccessTokens(Database database, InstantSource clock, SecureRandom random, Executor background) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.uses = new LastUses(clock, background, this::write);
        this.usable = new RecentlyUsable(clock);
    }

    @Override
    public Created create(String owner, String name, AccessScope scope, Optional<Instant> expiresAt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Label.checkEnd(expiresAt, now);
        Secret secret = Secret.generate(Secret.Kind.ACCESS_TOKEN, random);
        AccessToken token = new AccessToken(
                SortableId.of(now, random),
                owner,
                new Label(name).text(),
                scope,
                true,
                now,
                expiresAt.map(end -> end.truncatedTo(ChronoUnit.MILLIS)),
                Optional.empty());
        database.change(handle -> {
            checkRoom(handle, token);
            insert(handle, token, secret);
        });
        return new Created(token, secret);
    }

    private static void checkRoom(Handle handle, AccessToken token) {
        checkName(handle, token.owner(), token.name(), token.id());
        int count = handle.createQuery("SELECT count(*) FROM access_token WHERE owner = :owner")
                .bind("owner", token.owner())
                .mapTo(Integer.class)
                .one();
        if (count >= MOST) {
            throw Refusal.clash("There are " + MOST + " access tokens already, and there can't be more: delete some.");
        }
    }

    private static void checkName(Handle handle, String owner, String name, String id) {
        boolean taken = handle.createQuery(
                        "SELECT 1 FROM access_token WHERE owner = :owner AND name = :name AND id <> :id")
                .bind("owner", owner)
                .bind("name", name)
                .bind("id", id)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
        if (taken) {
            throw Refusal.clash(
                    "There is an access token of that name already: choose another name, or delete the old one.");
        }
    }

    private static void insert(Handle handle, AccessToken token, Secret secret) {
        handle.createUpdate("""
                        INSERT INTO access_token
                        (id, owner, name, hash, ceiling, repositories, active, created_at, expires_at)
                        VALUES (:id, :owner, :name, :hash, :ceiling, :repositories, :active, :createdAt, :expiresAt)""")
                .bind("id", token.id())
                .bind("owner", token.owner())
                .bind("name", token.name())
                .bind("hash", secret.hash())
                .bind("ceiling", token.scope().ceiling().toString())
                .bind("repositories", String.join(" ", token.scope().repositories()))
                .bind("active", token.active())
                .bind("createdAt", token.createdAt().toEpochMilli())
                .bind("expiresAt", Timestamps.millis(token.expiresAt()))
                .execute();
    }

    @Override
    public Optional<AccessToken> find(String id) {
        return findBy("id", id);
    }

    /** The token with this secret, when it may be used now. */
    public Optional<AccessToken> open(Secret secret) {
        Optional<AccessToken> token = findBy("hash", secret.hash()).filter(each -> each.usableAt(clock.instant()));
        token.ifPresent(each -> uses.used(each.id()));
        return token;
    }

    /** Whether the token may be used now; counts as a use. */
    public boolean isUsable(String id) {
        return usable.isUsable(id, () -> {
            boolean now =
                    find(id).filter(each -> each.usableAt(clock.instant())).isPresent();
            if (now) {
                uses.used(id);
            }
            return now;
        });
    }

    private Optional<AccessToken> findBy(String column, String value) {
        return database.read(handle -> handle.createQuery(COLUMNS + "WHERE " + column + " = :value")
                .bind("value", value)
                .map((row, context) -> token(row))
                .findFirst());
    }

    @Override
    public List<AccessToken> list(String owner, String after, int limit) {
        return database.read(
                handle -> handle.createQuery(COLUMNS + "WHERE owner = :owner AND id > :after ORDER BY id LIMIT :limit")
                        .bind("owner", owner)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, context) -> token(row))
                        .list());
    }

    @Override
    public boolean update(String id, String name, boolean active) {
        String label = new Label(name).text();
        return changing(handle -> {
            Optional<AccessToken> token = find(id);
            token.ifPresent(each -> checkName(handle, each.owner(), label, id));
            return handle.createUpdate("UPDATE access_token SET name = :name, active = :active WHERE id = :id")
                            .bind("name", label)
                            .bind("active", active)
                            .bind("id", id)
                            .execute()
                    > 0;
        });
    }

    @Override
    public boolean delete(String id) {
        return changing(handle -> handle.createUpdate("DELETE FROM access_token WHERE id = :id")
                        .bind("id", id)
                        .execute()
                > 0);
    }

    /** Removes all tokens of a user who ceases to exist. */
    public void deleteAll(String owner) {
        changing(handle -> handle.createUpdate("DELETE FROM access_token WHERE owner = :owner")
                .bind("owner", owner)
                .execute());
    }

    private <T> T changing(HandleCallback<T, RuntimeException> work) {
        try {
            return database.write(work);
        } finally {
            usable.forgetAll();
        }
    }

    /** Writes down the last uses that are still in memory. */
    public void flush() {
        uses.write();
    }

    private void write(Map<String, Instant> lastUses) {
        database.change(handle -> {
            PreparedBatch batch = handle.prepareBatch("UPDATE access_token SET last_used_at = :time WHERE id = :id");
            lastUses.forEach((id, time) ->
                    batch.bind("time", time.toEpochMilli()).bind("id", id).add());
            batch.execute();
        });
    }

    private static AccessToken token(ResultSet row) throws SQLException {
        return new AccessToken(
                row.getString("id"),
                row.getString("owner"),
                row.getString("name"),
                new AccessScope(Role.parse(row.getString("ceiling")), patterns(row.getString("repositories"))),
                row.getBoolean("active"),
                Timestamps.get(row, "created_at"),
                Timestamps.find(row, "expires_at"),
                Timestamps.find(row, "last_used_at"));
    }

    private static Set<String> patterns(String text) {
        return Arrays.stream(text.split(" ")).filter(each -> !each.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
