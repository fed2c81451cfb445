// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.Access;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.sight.StagingOf;
import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.FakeDirectory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Grant;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organization;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.accounts.Team;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.credentials.Presented;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.deletion.TestDeletion;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.AnnouncedDeletions;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.MemoryBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.MemoryUploadStore;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.DiskLayout;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileUploadStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The distribution API behind its real router, on real rights and a real catalog, with blobs in memory, one per test. Every user's password is
 * {@code secret}; bearer tokens are what {@link #withToken} hands out.
 */
final class TestRegistry implements BeforeEachCallback, AfterEachCallback {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z"));

    private final boolean onDisk;
    private final TestDatabase database = new TestDatabase();
    private final Map<String, Principal> tokens = new HashMap<>();
    final List<String> news = new ArrayList<>();
    Catalog catalog;
    private Accounts accounts;
    MemoryBlobStore store;
    private Path folder;
    RouteTable table;
    private Router router;

    TestRegistry() {
        this(false);
    }

    private TestRegistry(boolean onDisk) {
        this.onDisk = onDisk;
    }

    /** With its blobs in files. */
    static TestRegistry onDisk() {
        return new TestRegistry(true);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        database.beforeEach(context);
        catalog = Catalog.on(database, CLOCK);
        FakeDirectory people = FakeDirectory.empty();
        accounts = Accounts.on(database, people);
        Access access = Access.on(database, people);
        for (String organization : List.of("technology", "zoo")) {
            accounts.organizations()
                    .create(new Organization(NamespaceName.parse(organization), "", false, Set.of(Member.user("dev"))));
        }
        store = new MemoryBlobStore();
        BlobStore blobs = store;
        UploadStore uploads = new MemoryUploadStore(store, CLOCK);
        if (onDisk) {
            folder = Files.createTempDirectory("blobs");
            FileBlobStore files = FileBlobStore.open(new DiskLayout(folder));
            blobs = files;
            uploads = new FileUploadStore(files);
        }
        table = DistributionRoutes.of(new DistributionParts(
                this::authenticate,
                access.control(),
                access.visible(),
                catalog,
                blobs,
                uploads,
                new BlobClaims(Duration.ofHours(1), System::nanoTime),
                TestDeletion.over(
                                database,
                                catalog,
                                accounts,
                                CLOCK,
                                new AnnouncedDeletions(List.of(new Newspaper(news))))
                        .deletions(),
                OpenGates.make(),
                StagingOf.NONE,
                List.of(new Newspaper(news)),
                CLOCK));
        router = new Router(List.of(table), table.errors(), new Incidents(new Random(1)));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        database.afterEach(context);
        if (onDisk) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    Router router() {
        return router;
    }

    /** A client that shows nothing. */
    TestClient anonymous() {
        return new TestClient(router, Map.of());
    }

    /** A client that logs in as this user with every request. */
    TestClient as(String user) {
        return anonymous().basic(user, "secret");
    }

    /** A client with a bearer token for this principal. */
    TestClient withToken(Principal principal) {
        String token = "token-" + tokens.size();
        tokens.put(token, principal);
        return anonymous().bearer(token);
    }

    static Principal user(String name) {
        return Principal.of(new Person(name, name, Set.of(), false));
    }

    /** Gives a user a role on one repository, through a team of their own. */
    void grant(String user, String repository, Role role) {
        RepositoryName name = RepositoryName.parse(repository);
        TeamName team = new TeamName(name.namespace(), user);
        accounts.teams().create(new Team(team, "", Set.of(Member.user(user))));
        accounts.grants().put(new Grant(team, name, role));
    }

    /** Lets owners of {@code technology} make repositories by pushing. */
    void switchCreateOnPushOn() {
        NamespaceName name = NamespaceName.parse("technology");
        accounts.organizations().update(new Organization(name, "", true, Set.of(Member.user("dev"))));
    }

    /** Makes a repository; {@code dev} owns all of {@code technology} and {@code zoo}. */
    Repository repository(String name, Repository.Visibility visibility) {
        return catalog.repositories()
                .create(new Repository(
                        0,
                        RepositoryName.parse(name),
                        visibility,
                        "",
                        Repository.ScanMode.MANUALLY,
                        CLOCK.instant(),
                        "dev"))
                .orElseThrow();
    }

    private Principal authenticate(Presented presented, String from) {
        if (presented instanceof Presented.Nothing) {
            return Principal.ANONYMOUS;
        }
        if (presented instanceof Presented.UserAndSecret login && login.user().equals("hasty")) {
            throw new RegistryException(
                    ErrorCode.TOOMANYREQUESTS, 429, "Too many failed logins: wait.", Map.of("retryAfter", 7));
        }
        if (presented instanceof Presented.UserAndSecret login && login.secret().equals("secret")) {
            return user(login.user());
        }
        if (presented instanceof Presented.Bearer bearer && tokens.containsKey(bearer.token())) {
            return tokens.get(bearer.token());
        }
        if (presented instanceof Presented.Certificates) {
            return user("dev");
        }
        throw new RegistryException(ErrorCode.UNAUTHORIZED, "User name or password is wrong.");
    }
}
