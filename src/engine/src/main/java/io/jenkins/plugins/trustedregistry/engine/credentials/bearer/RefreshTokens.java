// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.LastUses;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Refresh tokens in the table {@code refresh_token}: what docker keeps instead of a password after {@code docker login}. One is for
 * one service, with the limits of the credential that was shown for it, and ends with that credential, with its owner's account,
 * when it is revoked, or 90 days after its last use.
 */
public final class RefreshTokens {
    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final int MOST_PER_SUBJECT = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random;
    private final LastUses uses;

    /** @param background runs what must not hold up a request */
    public RefreshTokens(Database database, InstantSource clock, SecureRandom random, Executor background) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.uses = new LastUses(clock, background, this::write);
    }

    /** What a refresh token stands for. */
    record RefreshToken(Member subject, Limits limits, Optional<Proof> proof) {}

    /** For a principal that is somebody. Past a thousand per owner, the one unused for longest goes. */
    Secret create(Principal who, String service) {
        Member subject = who.subject().orElseThrow();
        Secret secret = Secret.generate(Secret.Kind.REFRESH_TOKEN, random);
        Instant now = clock.instant();
        database.change(handle -> {
            handle.createUpdate("DELETE FROM refresh_token WHERE last_used_at < :oldest")
                    .bind("oldest", now.minus(LIFETIME).toEpochMilli())
                    .execute();
            makeRoom(handle, subject);
            insert(handle, secret, who, service, now);
        });
        return secret;
    }

    private static void makeRoom(Handle handle, Member subject) {
        handle.createUpdate("""
                        DELETE FROM refresh_token WHERE hash IN (
                          SELECT hash FROM refresh_token WHERE subject = :subject
                          ORDER BY last_used_at DESC LIMIT :more OFFSET :most)""")
                .bind("subject", subject.toString())
                .bind("more", MOST_PER_SUBJECT)
                .bind("most", MOST_PER_SUBJECT - 1)
                .execute();
    }

    private static void insert(Handle handle, Secret secret, Principal who, String service, Instant now) {
        handle.createUpdate("""
                        INSERT INTO refresh_token
                        (hash, subject, service, ceiling, repositories, proof, created_at, last_used_at)
                        VALUES (:hash, :subject, :service, :ceiling, :repositories, :proof, :now, :now)""")
                .bind("hash", secret.hash())
                .bind("subject", who.subject().orElseThrow().toString())
                .bind("service", service)
                .bind("ceiling", who.limits().ceiling().map(Role::toString).orElse(null))
                .bind("repositories", String.join(" ", who.limits().repositories()))
                .bind("proof", who.proof().map(Proof::toString).orElse(null))
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** What the secret stands for, when it is for this service and not too old; counts as a use. */
    Optional<RefreshToken> open(Secret secret, String service) {
        String hash = secret.hash();
        Optional<RefreshToken> token = database.read(handle -> handle.createQuery("""
                        SELECT subject, ceiling, repositories, proof FROM refresh_token
                        WHERE hash = :hash AND service = :service AND last_used_at >= :oldest""")
                .bind("hash", hash)
                .bind("service", service)
                .bind("oldest", clock.instant().minus(LIFETIME).toEpochMilli())
                .map((row, context) -> token(row))
                .findFirst());
        token.ifPresent(found -> uses.used(hash));
        return token;
    }

    private static RefreshToken token(ResultSet row) throws SQLException {
        Limits limits = new Limits(
                Optional.ofNullable(row.getString("ceiling")).map(Role::parse),
                Arrays.stream(row.getString("repositories").split(" "))
                        .filter(pattern -> !pattern.isEmpty())
                        .collect(Collectors.toSet()),
                Optional.empty());
        // A proof that is not understood must not turn into none: it would not end with its credential.
        Optional<Proof> proof = Optional.ofNullable(row.getString("proof"))
                .map(text -> Proof.parse(text).orElseThrow(() -> new IllegalStateException("No proof: " + text)));
        return new RefreshToken(Member.parse(row.getString("subject")), limits, proof);
    }

    /** Ends one. */
    void revoke(Secret secret) {
        database.change(handle -> handle.createUpdate("DELETE FROM refresh_token WHERE hash = :hash")
                .bind("hash", secret.hash())
                .execute());
    }

    /** Ends all of a user who ceases to exist, or who is to log in again everywhere. */
    public void revokeAll(Member subject) {
        database.change(handle -> handle.createUpdate("DELETE FROM refresh_token WHERE subject = :subject")
                .bind("subject", subject.toString())
                .execute());
    }

    /** Ends those that were issued for a password, because it is another one now. */
    public void revokeOfPassword(Member subject) {
        database.change(
                handle -> handle.createUpdate("DELETE FROM refresh_token WHERE subject = :subject AND proof IS NULL")
                        .bind("subject", subject.toString())
                        .execute());
    }

    /** Ends those that were issued for a credential that has ended. */
    public void revokeProvenBy(Proof proof) {
        database.change(handle -> handle.createUpdate("DELETE FROM refresh_token WHERE proof = :proof")
                .bind("proof", proof.toString())
                .execute());
    }

    /** Writes down the last uses that are still in memory. */
    public void flush() {
        uses.write();
    }

    private void write(Map<String, Instant> lastUses) {
        database.change(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("UPDATE refresh_token SET last_used_at = :time WHERE hash = :hash");
            lastUses.forEach((hash, time) ->
                    batch.bind("time", time.toEpochMilli()).bind("hash", hash).add());
            batch.execute();
        });
    }
}
