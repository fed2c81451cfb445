// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Real credentials on a real database, with people, rights and time of the test's own. */
public final class CredentialsWorld implements AutoCloseable {
    public static final String HERE = "192.0.2.1";

    public final TestClock clock;
    public final People people = new People();
    public final Rights rights = new Rights();
    public final FakeBuilds builds = new FakeBuilds();
    public final List<Member> goneRobots = new CopyOnWriteArrayList<>();
    public final Path folder;
    public final SqliteDatabase database;
    public final Credentials credentials;

    public CredentialsWorld(Path folder) {
        this(folder, new TestClock());
    }

    public CredentialsWorld(Path folder, TestClock clock) {
        this.folder = folder;
        this.clock = clock;
        database = SqliteDatabase.open(folder.resolve("metadata.db"));
        credentials = new Credentials(new CredentialParts(
                database,
                people,
                rights,
                folder.resolve("keys"),
                () -> Duration.ofMinutes(5),
                builds,
                goneRobots::add,
                clock,
                new SecureRandom()));
    }

    public Principal basic(String user, String secret) {
        return authenticate(new Presented.UserAndSecret(user, secret));
    }

    public Principal bearer(String token) {
        return authenticate(new Presented.Bearer(token));
    }

    public Principal authenticate(Presented presented) {
        return credentials.authenticator().authenticate(presented, HERE);
    }

    @Override
    public void close() {
        credentials.close();
        database.close();
    }
}
