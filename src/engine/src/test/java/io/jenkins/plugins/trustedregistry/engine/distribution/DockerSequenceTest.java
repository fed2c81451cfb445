// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Access;
import io.jenkins.plugins.trustedregistry.engine.access.sight.StagingOf;
import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.FakeDirectory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organization;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.credentials.CredentialParts;
import io.jenkins.plugins.trustedregistry.engine.credentials.Credentials;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.deletion.TestDeletion;
import io.jenkins.plugins.trustedregistry.engine.distribution.token.TokenRoutes;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.MemoryBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.MemoryUploadStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The requests of docker login, push and pull in their order, against the engine's real logins, tokens and rights. */
class DockerSequenceTest {
    private static final String CHALLENGE = "Bearer realm=\"(.*?)\",service=\"(.*?)\"(?:,scope=\"(.*?)\")?(?:,.*)?";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path keys;

    private final InstantSource clock = InstantSource.system();
    private Credentials credentials;
    private TestClient docker;

    @BeforeEach
    void start() {
        FakeDirectory people = FakeDirectory.empty().with("nigel").with("stranger");
        Catalog catalog = Catalog.on(database, clock);
        Access access = Access.on(database, people);
        Accounts accounts = Accounts.on(database, people);
        accounts.organizations()
                .create(new Organization(NamespaceName.parse("technology"), "", true, Set.of(Member.user("nigel"))));
        credentials = new Credentials(new CredentialParts(
                database,
                people,
                access.control(),
                keys,
                () -> Duration.ofMinutes(5),
                RunningBuilds.NONE,
                member -> {},
                clock,
                new SecureRandom()));
        MemoryBlobStore store = new MemoryBlobStore();
        RouteTable distribution = DistributionRoutes.of(new DistributionParts(
                credentials.authenticator(),
                access.control(),
                access.visible(),
                catalog,
                store,
                new MemoryUploadStore(store, clock),
                new BlobClaims(Duration.ofHours(1), System::nanoTime),
                TestDeletion.over(database, catalog, accounts, clock).deletions(),
                OpenGates.make(),
                StagingOf.NONE,
                List.of(),
                clock));
        RouteTable tokens = TokenRoutes.of(credentials.authenticator(), credentials.tokenIssuer());
        docker = new TestClient(
                new Router(List.of(distribution, tokens), distribution.errors(), new Incidents(new Random(1))),
                Map.of());
    }

    @AfterEach
    void stop() {
        credentials.close();
    }

    @Test
    void logsInPushesAndPulls() {
        String refresh = login("nigel");
        TestClient pushing = withToken(refresh, "repository:technology/test:pull,push");

        // The token was issued before the first of these requests made the repository.
        pushing.head("/v2/technology/test/blobs/" + Digest.of(new byte[] {1})).expect(404);
        String image = Images.image(pushing, "technology/test", "config");
        pushing.head("/v2/technology/test/blobs/" + Digest.of("config".getBytes(StandardCharsets.UTF_8)))
                .expect(200);
        pushing.manifest("technology/test", "v1", image).expect(201);

        TestClient pulling = withToken(refresh, "repository:technology/test:pull");
        assertThat(pulling.get("/v2/technology/test/manifests/v1").expect(200).text())
                .isEqualTo(image);
    }

    @Test
    void getsTheTokenThatAChallengeAsksFor() {
        String refresh = login("nigel");
        Images.image(withToken(refresh, "repository:technology/test:pull,push"), "technology/test", "config");
        TestClient narrow = withToken(refresh, "repository:technology/other:pull");

        String challenge = narrow.delete("/v2/technology/test/manifests/v1")
                .expect(401, "UNAUTHORIZED")
                .header("WWW-Authenticate");

        withToken(refresh, scope(challenge))
                .delete("/v2/technology/test/manifests/v1")
                .expect(404, "MANIFEST_UNKNOWN");
    }

    @Test
    void isDeniedWithASentenceInsteadOfAnotherChallenge() {
        Images.image(withToken(login("nigel"), "repository:technology/test:pull,push"), "technology/test", "config");

        TestReply refused = withToken(login("stranger"), "repository:technology/test:pull,push")
                .post("/v2/technology/test/blobs/uploads/")
                .expect(403, "DENIED");

        assertThat(refused.message()).contains("technology/test does not exist, or you may not see it");
    }

    @Test
    void cannotLogInWithAWrongPassword() {
        docker.basic("nigel", "wrong")
                .get("/token?service=registry.example:5000")
                .expect(401, "UNAUTHORIZED");
    }

    @Test
    void pullsWithAnAnonymousTokenOnlyWhatIsOpen() {
        Images.image(withToken(login("nigel"), "repository:technology/test:pull,push"), "technology/test", "config");
        String token = docker.get("/token?scope=repository:technology/test:pull")
                .expect(200)
                .json()
                .path("token")
                .asText();

        docker.bearer(token).get("/v2/").expect(200);
        docker.bearer(token).get("/v2/technology/test/tags/list").expect(401, "UNAUTHORIZED");
    }

    /** As docker login does; the answer is the refresh token that docker keeps. */
    private String login(String user) {
        String challenge = docker.get("/v2/").expect(401).header("WWW-Authenticate");
        Matcher matcher = Pattern.compile(CHALLENGE).matcher(challenge);
        assertThat(matcher.matches()).isTrue();
        assertThat(matcher.group(1)).endsWith("/token");
        TestReply answer = docker.basic(user, user + "-password")
                .get("/token?account=" + user + "&client_id=docker&offline_token=true&service=" + matcher.group(2))
                .expect(200);
        docker.bearer(answer.json().path("token").asText()).get("/v2/").expect(200);
        return answer.json().path("refresh_token").asText();
    }

    private TestClient withToken(String refresh, String scope) {
        TestReply answer = docker.with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                        "/token",
                        ("grant_type=refresh_token&service=registry.example%3A5000&client_id=docker&refresh_token="
                                        + refresh + "&scope=" + scope)
                                .getBytes(StandardCharsets.UTF_8))
                .expect(200);
        return docker.bearer(answer.json().path("access_token").asText());
    }

    private static String scope(String challenge) {
        Matcher matcher = Pattern.compile(CHALLENGE).matcher(challenge);
        assertThat(matcher.matches()).isTrue();
        return matcher.group(3);
    }
}
