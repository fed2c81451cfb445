// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.scanner;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SortableId;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The logins of scanners in the table {@code scanner_login}. */
public final class SqlScannerLogins implements ScannerLogins {
    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Consumer<Proof> whenEnded;

    /** @param whenEnded is told of each login that ends, in the transaction that ends it: what was issued for it must end too */
    public SqlScannerLogins(Database database, InstantSource clock, SecureRandom random, Consumer<Proof> whenEnded) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.whenEnded = whenEnded;
    }

    @Override
    public ScannerLogin begin(String scanner, RepositoryName repository, Duration life) {
        Instant now = clock.instant();
        String id = SortableId.of(now, random);
        Secret secret = Secret.generate(Secret.Kind.SCANNER_SECRET, random);
        Instant end = now.plus(life);
        database.change(handle -> {
            expired(handle, now).forEach(each -> remove(handle, each));
            handle.createUpdate("""
                            INSERT INTO scanner_login (id, scanner, repository, hash, expires_at)
                            VALUES (:id, :scanner, :repository, :hash, :end)""")
                    .bind("id", id)
                    .bind("scanner", scanner)
                    .bind("repository", repository.name())
                    .bind("hash", secret.hash())
                    .bind("end", end.toEpochMilli())
                    .execute();
        });
        return new ScannerLogin(id, secret, principal(id, scanner, repository.name()), end);
    }

    private static List<String> expired(Handle handle, Instant now) {
        return handle.createQuery("SELECT id FROM scanner_login WHERE expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    /** The scanner that this secret was given to; empty when its login has ended. */
    public Optional<Principal> open(Secret secret) {
        return find("hash", secret.hash());
    }

    /** The same by the login's id. */
    public Optional<Principal> current(String login) {
        return find("id", login);
    }

    private Optional<Principal> find(String column, String value) {
        return database.read(handle -> handle.createQuery("SELECT id, scanner, repository FROM scanner_login WHERE "
                        + column + " = :value AND expires_at > :now")
                .bind("value", value)
                .bind("now", clock.instant().toEpochMilli())
                .map((row, context) ->
                        principal(row.getString("id"), row.getString("scanner"), row.getString("repository")))
                .findFirst());
    }

    /** A name that no robot account can have. It is in no team, so that it may pull is all it may. */
    private static Principal principal(String id, String scanner, String repository) {
        return new Principal(
                Optional.of(new Member(Member.Kind.ROBOT, "scanner/" + scanner)),
                Set.of(),
                false,
                new Limits(Optional.of(Role.READ_ONLY), Set.of(repository), Optional.empty()),
                Optional.of(proof(id)));
    }

    private static Proof proof(String login) {
        return new Proof(Proof.Kind.SCANNER_LOGIN, login);
    }

    @Override
    public void end(String id) {
        database.change(handle -> remove(handle, id));
    }

    private void remove(Handle handle, String login) {
        handle.createUpdate("DELETE FROM scanner_login WHERE id = :id")
                .bind("id", login)
                .execute();
        whenEnded.accept(proof(login));
    }
}
