// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateAuthority;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.KeyedCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Label;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.LastUses;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.RecentlyUsable;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Refusal;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SortableId;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Timestamps;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Client bundles in the table {@code client_bundle}; what is in the zip is not kept. */
public final class SqlClientBundles implements ClientBundles {
    private static final int MOST = 100;
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(825);
    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final String COLUMNS = """
            SELECT id, owner, name, serial, created_at, expires_at, revoked_at, last_used_at FROM client_bundle
            """;

    private final Database database;
    private final CertificateAuthority authority;
    private final InstantSource clock;
    private final SecureRandom random;
    private final LastUses uses;
    private final RecentlyUsable usable;

    /** @param background runs what must not hold up a request */
    public SqlClientBundles(
            Database database,
            CertificateAuthority authority,
            InstantSource clock,
            SecureRandom random,
            Executor background) {
        this.database = database;
        this.authority = authority;
        this.clock = clock;
        this.random = random;
        this.uses = new LastUses(clock, background, this::write);
        this.usable = new RecentlyUsable(clock);
    }

    @Override
    public Created create(String owner, String name, Duration lifetime, BundleTarget target) {
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw Refusal.invalid("A client bundle lives " + SHORTEST.toDays() + " to " + LONGEST.toDays()
                    + " days: choose a time in between.");
        }
        String label = new Label(name).text();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        KeyedCertificate certificate = authority.issueClient(owner, lifetime);
        Secret token = Secret.generate(Secret.Kind.BUNDLE_TOKEN, random);
        ClientBundle bundle = new ClientBundle(
                SortableId.of(now, random),
                owner,
                label,
                certificate.leaf().getSerialNumber().toString(16),
                now,
                certificate.leaf().getNotAfter().toInstant(),
                Optional.empty(),
                Optional.empty());
        byte[] zip = BundleArchive.of(new BundleContent(owner, target, certificate, authority.pem(), token), now);
        database.change(handle -> {
            makeRoom(handle, owner, now);
            insert(handle, bundle, certificate.leaf(), token);
        });
        return new Created(bundle, zip);
    }

    /** What ended long ago is not listed for ever. */
    private static void makeRoom(Handle handle, String owner, Instant now) {
        handle.createUpdate("""
                        DELETE FROM client_bundle
                        WHERE owner = :owner AND (expires_at < :then OR revoked_at < :then)""")
                .bind("owner", owner)
                .bind("then", now.minus(REMEMBERED).toEpochMilli())
                .execute();
        int count = handle.createQuery("""
                        SELECT count(*) FROM client_bundle
                        WHERE owner = :owner AND revoked_at IS NULL AND expires_at > :now""")
                .bind("owner", owner)
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .one();
        if (count >= MOST) {
            throw Refusal.clash("There are " + MOST + " client bundles already, and there can't be more: revoke some.");
        }
    }

    private static void insert(Handle handle, ClientBundle bundle, X509Certificate certificate, Secret token) {
        handle.createUpdate("""
                        INSERT INTO client_bundle
                        (id, owner, name, serial, fingerprint, hash, created_at, expires_at)
                        VALUES (:id, :owner, :name, :serial, :fingerprint, :hash, :createdAt, :expiresAt)""")
                .bind("id", bundle.id())
                .bind("owner", bundle.owner())
                .bind("name", bundle.name())
                .bind("serial", bundle.serial())
                .bind("fingerprint", fingerprint(certificate))
                .bind("hash", token.hash())
                .bind("createdAt", bundle.createdAt().toEpochMilli())
                .bind("expiresAt", bundle.expiresAt().toEpochMilli())
                .execute();
    }

    @Override
    public Optional<ClientBundle> find(String id) {
        return findBy("id", id);
    }

    /** The bundle with exactly this certificate, whoever signed it, when it may be used now. */
    public Optional<ClientBundle> open(X509Certificate certificate) {
        return used(findBy("fingerprint", fingerprint(certificate)));
    }

    /** The bundle with this token in its docker configuration, when it may be used now. */
    public Optional<ClientBundle> open(Secret token) {
        return used(findBy("hash", token.hash()));
    }

    /** Whether the bundle may be used now; counts as a use. */
    public boolean isUsable(String id) {
        return usable.isUsable(id, () -> used(find(id)).isPresent());
    }

    private Optional<ClientBundle> used(Optional<ClientBundle> found) {
        Optional<ClientBundle> good = found.filter(bundle -> bundle.usableAt(clock.instant()));
        good.ifPresent(bundle -> uses.used(bundle.id()));
        return good;
    }

    private Optional<ClientBundle> findBy(String column, String value) {
        return database.read(handle -> handle.createQuery(COLUMNS + "WHERE " + column + " = :value")
                .bind("value", value)
                .map((row, context) -> bundle(row))
                .findFirst());
    }

    @Override
    public List<ClientBundle> list(String owner, String after, int limit) {
        return database.read(
                handle -> handle.createQuery(COLUMNS + "WHERE owner = :owner AND id > :after ORDER BY id LIMIT :limit")
                        .bind("owner", owner)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, context) -> bundle(row))
                        .list());
    }

    @Override
    public boolean revoke(String id) {
        return changing(handle -> {
            handle.createUpdate("UPDATE client_bundle SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                    .bind("now", clock.millis())
                    .bind("id", id)
                    .execute();
            return find(id).isPresent();
        });
    }

    /** Removes all bundles of a user who ceases to exist. */
    public void deleteAll(String owner) {
        changing(handle -> handle.createUpdate("DELETE FROM client_bundle WHERE owner = :owner")
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
            PreparedBatch batch = handle.prepareBatch("UPDATE client_bundle SET last_used_at = :time WHERE id = :id");
            lastUses.forEach((id, time) ->
                    batch.bind("time", time.toEpochMilli()).bind("id", id).add());
            batch.execute();
        });
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("A certificate could not be hashed.", e);
        }
    }

    private static ClientBundle bundle(ResultSet row) throws SQLException {
        return new ClientBundle(
                row.getString("id"),
                row.getString("owner"),
                row.getString("name"),
                row.getString("serial"),
                Timestamps.get(row, "created_at"),
                Timestamps.get(row, "expires_at"),
                Timestamps.find(row, "revoked_at"),
                Timestamps.find(row, "last_used_at"));
    }
}
