// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.session;

import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.Identities;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.LastUses;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The sessions there are, in the table {@code session}. Safe for many threads. */
public final class Sessions {
    /** However much it is used. */
    public static final Duration LONGEST = Duration.ofHours(12);

    /** Without being used; counted to the minute. */
    public static final Duration IDLE = Duration.ofHours(1);

    private static final int MOST_PER_PERSON = 50;

    private final Database database;
    private final Identities identities;
    private final InstantSource clock;
    private final SecureRandom random;
    private final LastUses uses;

    /** @param background runs what must not hold up a request */
    public Sessions(
            Database database, Identities identities, InstantSource clock, SecureRandom random, Executor background) {
        this.database = database;
        this.identities = identities;
        this.clock = clock;
        this.random = random;
        this.uses = new LastUses(clock, background, this::write);
    }

    /** For somebody who has just proven who they are. Past fifty of a person, the one unused for longest goes. */
    public Secret begin(Member person) {
        Secret secret = Secret.generate(Secret.Kind.SESSION, random);
        Instant now = clock.instant();
        database.change(handle -> {
            handle.createUpdate("DELETE FROM session WHERE created_at <= :oldest OR last_used_at <= :idle")
                    .bind("oldest", now.minus(LONGEST).toEpochMilli())
                    .bind("idle", now.minus(IDLE).toEpochMilli())
                    .execute();
            makeRoom(handle, person);
            handle.createUpdate("""
                            INSERT INTO session (hash, subject, created_at, last_used_at)
                            VALUES (:hash, :subject, :now, :now)""")
                    .bind("hash", secret.hash())
                    .bind("subject", person.toString())
                    .bind("now", now.toEpochMilli())
                    .execute();
        });
        return secret;
    }

    private static void makeRoom(Handle handle, Member person) {
        handle.createUpdate("""
                        DELETE FROM session WHERE hash IN (
                          SELECT hash FROM session WHERE subject = :subject
                          ORDER BY last_used_at DESC LIMIT 1000 OFFSET :most)""")
                .bind("subject", person.toString())
                .bind("most", MOST_PER_PERSON - 1)
                .execute();
    }

    /** Whose session it is; empty when it has ended, or its owner's account is gone or disabled. Counts as a use. */
    public Optional<Session> open(Secret secret) {
        if (secret.kind() != Secret.Kind.SESSION) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return kept(secret, now).flatMap(row -> {
            uses.used(secret.hash());
            return identities
                    .current(row.person(), Optional.empty())
                    .map(principal -> new Session(
                            secret,
                            principal.provenBy(new Proof(Proof.Kind.SESSION, shownId(secret))),
                            row.createdAt().plus(LONGEST)));
        });
    }

    /** Tells one session from another in the audit log, and opens nothing. */
    private static String shownId(Secret secret) {
        return secret.hash().substring(0, 12);
    }

    private record Row(Member person, Instant createdAt) {}

    private Optional<Row> kept(Secret secret, Instant now) {
        return database.read(handle -> handle.createQuery("""
                        SELECT subject, created_at FROM session
                        WHERE hash = :hash AND created_at > :oldest AND last_used_at > :idle""")
                .bind("hash", secret.hash())
                .bind("oldest", now.minus(LONGEST).toEpochMilli())
                .bind("idle", now.minus(IDLE).toEpochMilli())
                .map((row, context) -> new Row(
                        Member.parse(row.getString("subject")), Instant.ofEpochMilli(row.getLong("created_at"))))
                .findFirst());
    }

    /** Ends one; nothing happens when it has ended. */
    public void end(Secret secret) {
        database.change(handle -> handle.createUpdate("DELETE FROM session WHERE hash = :hash")
                .bind("hash", secret.hash())
                .execute());
    }

    /** Ends all of a person. */
    public void endAll(Member person) {
        database.change(handle -> handle.createUpdate("DELETE FROM session WHERE subject = :subject")
                .bind("subject", person.toString())
                .execute());
    }

    /** Writes down the last uses that are still in memory. */
    public void flush() {
        uses.write();
    }

    private void write(Map<String, Instant> lastUses) {
        database.change(handle -> {
            PreparedBatch batch = handle.prepareBatch("UPDATE session SET last_used_at = :time WHERE hash = :hash");
            lastUses.forEach((hash, time) ->
                    batch.bind("time", time.toEpochMilli()).bind("hash", hash).add());
            batch.execute();
        });
    }
}
