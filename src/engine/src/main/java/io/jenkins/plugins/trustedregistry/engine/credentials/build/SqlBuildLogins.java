// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.build;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SortableId;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The logins of builds in the table {@code build_login}. Each use asks the host whether the build still runs. */
public final class SqlBuildLogins implements BuildLogins {
    private final Database database;
    private final RunningBuilds builds;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Consumer<Proof> whenEnded;

    /** @param whenEnded is told of each login that ends, in the transaction that ends it: what was issued for it must end too */
    public SqlBuildLogins(
            Database database,
            RunningBuilds builds,
            InstantSource clock,
            SecureRandom random,
            Consumer<Proof> whenEnded) {
        this.database = database;
        this.builds = builds;
        this.clock = clock;
        this.random = random;
        this.whenEnded = whenEnded;
    }

    @Override
    public BuildLogin begin(BuildId build) {
        if (builds.find(build).isEmpty()) {
            throw new IllegalStateException("The build " + build + " does not run: only a running build can log in.");
        }
        Instant now = clock.instant();
        BuildLogin login =
                new BuildLogin(SortableId.of(now, random), Secret.generate(Secret.Kind.BUILD_SECRET, random));
        database.change(handle -> handle.createUpdate(
                        "INSERT INTO build_login (id, build, hash, created_at) VALUES (:id, :build, :hash, :now)")
                .bind("id", login.id())
                .bind("build", build.text())
                .bind("hash", login.secret().hash())
                .bind("now", now.toEpochMilli())
                .execute());
        return login;
    }

    /** The build that this secret was given to, proven by the login; empty when login or build have ended. */
    public Optional<Principal> open(Secret secret) {
        return principal("hash", secret.hash());
    }

    /** The same by the login's id. */
    public Optional<Principal> current(String login) {
        return principal("id", login);
    }

    @Override
    public Optional<RunningBuild> build(String login) {
        return find("id", login).flatMap(found -> builds.find(found.build()));
    }

    private record Found(String id, BuildId build) {}

    private Optional<Principal> principal(String column, String value) {
        return find(column, value)
                .flatMap(found -> builds.find(found.build())
                        .map(build -> build.principal().provenBy(proof(found.id()))));
    }

    private Optional<Found> find(String column, String value) {
        return database.read(handle -> handle.createQuery(
                        "SELECT id, build FROM build_login WHERE " + column + " = :value")
                .bind("value", value)
                .map((row, context) -> new Found(row.getString("id"), new BuildId(row.getString("build"))))
                .findFirst());
    }

    private static Proof proof(String login) {
        return new Proof(Proof.Kind.BUILD_LOGIN, login);
    }

    @Override
    public void end(BuildLogin login) {
        database.change(handle -> remove(handle, login.id()));
    }

    @Override
    public void endAll(BuildId build) {
        database.change(handle -> removeAll(handle, build));
    }

    @Override
    public int endStale() {
        List<BuildId> stale = database
                .read(handle -> handle.createQuery("SELECT DISTINCT build FROM build_login")
                        .map((row, context) -> new BuildId(row.getString("build")))
                        .list())
                .stream()
                .filter(build -> builds.find(build).isEmpty())
                .toList();
        stale.forEach(this::endAll);
        return stale.size();
    }

    private void removeAll(Handle handle, BuildId build) {
        handle.createQuery("SELECT id FROM build_login WHERE build = :build")
                .bind("build", build.text())
                .mapTo(String.class)
                .list()
                .forEach(login -> remove(handle, login));
    }

    private void remove(Handle handle, String login) {
        handle.createUpdate("DELETE FROM build_login WHERE id = :id")
                .bind("id", login)
                .execute();
        whenEnded.accept(proof(login));
    }
}
