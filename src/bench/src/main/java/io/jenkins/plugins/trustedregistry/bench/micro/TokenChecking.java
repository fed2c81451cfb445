// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.micro;

import io.jenkins.plugins.trustedregistry.engine.access.Access;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.credentials.CredentialParts;
import io.jenkins.plugins.trustedregistry.engine.credentials.Credentials;
import io.jenkins.plugins.trustedregistry.engine.credentials.Presented;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What each request pays for being proven: who shows this bearer token, and may they pull. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenChecking {
    private static final RepositoryName REPOSITORY = RepositoryName.parse("alice/test");

    private Path folder;
    private SqliteDatabase database;
    private Access access;
    private Credentials credentials;
    private Presented.Bearer token;
    private Principal alice;

    @Setup
    public void logIn() throws IOException {
        folder = Files.createTempDirectory("bench");
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        Directory directory = new OnePerson();
        access = Access.on(database, directory);
        credentials = new Credentials(new CredentialParts(
                database,
                directory,
                access.control(),
                folder.resolve("keys"),
                () -> Duration.ofHours(1),
                RunningBuilds.NONE,
                robot -> {},
                Clock.systemUTC(),
                new SecureRandom()));
        Catalog.on(database, Clock.systemUTC())
                .repositories()
                .create(new Repository(
                        0,
                        REPOSITORY,
                        Repository.Visibility.PRIVATE,
                        "",
                        Repository.ScanMode.ON_PUSH,
                        Clock.systemUTC().instant(),
                        "alice"));
        Principal person = Principal.of(directory.find("alice").orElseThrow());
        token = new Presented.Bearer(credentials
                .tokenIssuer()
                .issue(person, List.of("repository:" + REPOSITORY + ":pull,push"), "registry", false)
                .token());
        alice = authenticate();
    }

    @Benchmark
    public Principal authenticate() {
        return credentials.authenticator().authenticate(token, "127.0.0.1");
    }

    @Benchmark
    public Decision authorise() {
        return access.control().onRepository(alice, REPOSITORY, RepositoryAction.PULL);
    }

    @TearDown
    public void close() throws IOException {
        credentials.close();
        database.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class OnePerson implements Directory {
        private static final Person ALICE = new Person("alice", "Alice", Set.of("everybody"), false);

        @Override
        public Optional<Person> authenticate(String user, String password) {
            return find(user);
        }

        @Override
        public Optional<Person> find(String user) {
            return Optional.of(ALICE).filter(alice -> alice.name().equals(user));
        }

        @Override
        public boolean hasGroup(String group) {
            return ALICE.groups().contains(group);
        }

        @Override
        public List<Member> complete(String prefix, int limit) {
            return List.of();
        }

        @Override
        public String description() {
            return "the one person of this benchmark";
        }
    }
}
