// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is told what, through every route. */
class RefusalTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});

    @RegisterExtension
    final TestRegistry registry = new TestRegistry();

    /** A request; {@code scope} is what a token for it must cover. */
    record Operation(Method method, String path, String scope) {
        TestReply on(TestClient client, String repository) {
            return client.send(method, "/v2/" + repository + path, new byte[0]);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Operation> reads() {
        return List.of(
                new Operation(Method.GET, "/manifests/v1", "pull"),
                new Operation(Method.HEAD, "/manifests/v1", "pull"),
                new Operation(Method.GET, "/blobs/" + DIGEST, "pull"),
                new Operation(Method.HEAD, "/blobs/" + DIGEST, "pull"),
                new Operation(Method.GET, "/tags/list", "pull"));
    }

    static List<Operation> pushes() {
        String upload = "/blobs/uploads/" + UUID.nameUUIDFromBytes(new byte[] {1});
        return List.of(
                new Operation(Method.POST, "/blobs/uploads/", "pull,push"),
                new Operation(Method.PATCH, upload, "pull,push"),
                new Operation(Method.PUT, upload + "?digest=" + DIGEST, "pull,push"),
                new Operation(Method.GET, upload, "pull,push"),
                new Operation(Method.DELETE, upload, "pull,push"),
                new Operation(Method.PUT, "/manifests/v1", "pull,push"));
    }

    static List<Operation> deletes() {
        return List.of(
                new Operation(Method.DELETE, "/manifests/v1", "pull,delete"),
                new Operation(Method.DELETE, "/blobs/" + DIGEST, "pull,delete"));
    }

    static List<Operation> all() {
        return List.of(reads(), pushes(), deletes()).stream()
                .flatMap(List::stream)
                .toList();
    }

    @BeforeEach
    void makeRepositories() {
        registry.repository("technology/private", Repository.Visibility.PRIVATE);
        registry.repository("technology/open", Repository.Visibility.PUBLIC);
        registry.grant("reader", "technology/private", Role.READ_ONLY);
    }

    @ParameterizedTest
    @MethodSource("all")
    void challengesAStrangerWhateverTheRepository(Operation operation) {
        for (String repository : List.of("technology/private", "technology/missing")) {
            TestReply reply = operation.on(registry.anonymous(), repository).expect(401, "UNAUTHORIZED");

            assertThat(reply.header("WWW-Authenticate"))
                    .isEqualTo("Bearer realm=\"https://registry.example:5000/token\",service=\"registry.example:5000\","
                            + "scope=\"repository:" + repository + ":" + operation.scope() + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void tellsAnOutsiderTheSameOfAPrivateRepositoryAsOfAMissingOne(Operation operation) {
        TestReply hidden = operation.on(registry.as("outsider"), "technology/private");
        TestReply missing = operation.on(registry.as("outsider"), "technology/missing");

        assertThat(hidden.reply().status()).isEqualTo(missing.reply().status());
        assertThat(hidden.reply().headers()).isEqualTo(missing.reply().headers());
        assertThat(hidden.text().replace("technology/private", "technology/missing"))
                .isEqualTo(missing.text());
        assertThat(hidden.headers("WWW-Authenticate")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reads")
    void saysToAnOutsiderThatThereIsNoSuchRepository(Operation operation) {
        operation.on(registry.as("outsider"), "technology/private").expect(404, "NAME_UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void deniesAPushWithTheMissingRight(Operation operation) {
        TestReply known =
                operation.on(registry.as("reader"), "technology/private").expect(403, "DENIED");
        TestReply hidden =
                operation.on(registry.as("outsider"), "technology/private").expect(403, "DENIED");
        operation.on(registry.as("outsider"), "technology/missing").expect(403, "DENIED");

        assertThat(known.message())
                .contains("need read-write on technology/private to push", "have read-only")
                .contains("Owners of the organization technology can grant it: dev.");
        assertThat(hidden.message()).contains("does not exist, or you may not see it", "ask whoever owns");
    }

    @ParameterizedTest
    @MethodSource("deletes")
    void deniesADeleteToWhoSeesTheRepository(Operation operation) {
        operation.on(registry.as("reader"), "technology/private").expect(403, "DENIED");
        operation.on(registry.as("outsider"), "technology/open").expect(403, "DENIED");
        operation.on(registry.as("outsider"), "technology/private").expect(404, "NAME_UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("all")
    void asksForABetterTokenWhenOnlyTheTokenIsTooNarrow(Operation operation) {
        TestReply reply = operation
                .on(token(TestRegistry.user("dev"), "technology/open", RepositoryAction.PULL), "technology/private")
                .expect(401, "UNAUTHORIZED");

        assertThat(reply.header("WWW-Authenticate"))
                .contains("scope=\"repository:technology/private:" + operation.scope() + "\"")
                .contains("error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void speaksOfTheUsersRightsWhenATokenLacksWhatTheUserLacks(Operation operation) {
        TestClient docker = token(TestRegistry.user("reader"), "technology/private", RepositoryAction.PULL);

        TestReply reply = operation.on(docker, "technology/private").expect(403, "DENIED");

        assertThat(reply.message()).contains("need read-write on technology/private to push", "dev");
    }

    @ParameterizedTest
    @MethodSource("all")
    void letsATokenThroughThatCoversTheScopeOfTheChallenge(Operation operation) {
        Set<RepositoryAction> granted =
                switch (operation.scope()) {
                    case "pull" -> Set.of(RepositoryAction.PULL);
                    case "pull,push" -> Set.of(RepositoryAction.PULL, RepositoryAction.PUSH);
                    default -> Set.of(RepositoryAction.PULL, RepositoryAction.DELETE_IMAGE);
                };
        TestClient docker =
                token(TestRegistry.user("dev"), "technology/private", granted.toArray(RepositoryAction[]::new));

        assertThat(operation.on(docker, "technology/private").reply().status()).isNotIn(401, 403);
    }

    @Test
    void tellsAnAnonymousTokenThatAnotherOneIsOfNoUse() {
        TestClient anonymous = token(Principal.ANONYMOUS, "technology/open", RepositoryAction.PULL);

        anonymous.get("/v2/technology/open/tags/list").expect(200);
        assertThat(anonymous
                        .get("/v2/technology/private/tags/list")
                        .expect(401, "UNAUTHORIZED")
                        .header("WWW-Authenticate"))
                .contains("error=\"insufficient_scope\"");
    }

    @Test
    void wantsATokenForTheSourceOfAMount() {
        registry.repository("technology/source", Repository.Visibility.PRIVATE);
        Digest blob = registry.as("dev").blob("technology/source", new byte[] {5});
        TestClient docker = token(TestRegistry.user("dev"), "technology/private", RepositoryAction.PUSH);
        String mount = "/v2/technology/private/blobs/uploads/?mount=" + blob + "&from=technology/source";

        TestReply reply = docker.post(mount).expect(401, "UNAUTHORIZED");

        assertThat(reply.header("WWW-Authenticate"))
                .contains("scope=\"repository:technology/private:pull,push repository:technology/source:pull\"")
                .contains("error=\"insufficient_scope\"");
    }

    @Test
    void needsNoTokenForASourceThatTheClientCouldNotName() {
        registry.repository("technology/source", Repository.Visibility.PRIVATE);
        Digest blob = registry.as("dev").blob("technology/source", new byte[] {5});
        TestClient docker = token(TestRegistry.user("dev"), "technology/private", RepositoryAction.PUSH);

        docker.post("/v2/technology/private/blobs/uploads/?mount=" + blob).expect(201);
    }

    @Test
    void keepsACredentialsOwnLimitsAtAMount() {
        registry.repository("technology/source", Repository.Visibility.PRIVATE);
        Digest blob = registry.as("dev").blob("technology/source", new byte[] {5});
        Limits onlyPrivate = new Limits(Limits.NONE.ceiling(), Set.of("technology/private"), Limits.NONE.granted());
        TestClient robot = registry.withToken(TestRegistry.user("dev").limitedTo(onlyPrivate));

        robot.post("/v2/technology/private/blobs/uploads/?mount=" + blob).expect(202);
    }

    @Test
    void pullsFromAnOpenRepositoryWithoutLogin() {
        registry.anonymous().get("/v2/technology/open/tags/list").expect(200);
    }

    @Test
    void hidesReferrersOfAPrivateRepositoryAsThoseOfAMissingOne() {
        String referrers = "/referrers/" + DIGEST;
        TestClient outsider = registry.as("outsider");

        assertThat(outsider.get("/v2/technology/private" + referrers)
                        .expect(200)
                        .text())
                .isEqualTo(outsider.get("/v2/technology/missing" + referrers).text());
        registry.anonymous().get("/v2/technology/private" + referrers).expect(401, "UNAUTHORIZED");
        registry.anonymous().get("/v2/technology/missing" + referrers).expect(401, "UNAUTHORIZED");
        registry.anonymous().get("/v2/technology/open" + referrers).expect(200);
    }

    @Test
    void createsTheRepositoryOfAPush() {
        registry.switchCreateOnPushOn();

        registry.as("dev").blob("technology/fresh", new byte[] {1});

        Repository made = registry.catalog
                .repositories()
                .find(RepositoryName.parse("technology/fresh"))
                .orElseThrow();
        assertThat(made.visibility()).isEqualTo(Repository.Visibility.PRIVATE);
        assertThat(made.createdBy()).isEqualTo("dev");
        assertThat(registry.news).containsExactly("created technology/fresh by dev");
    }

    @Test
    void createsNothingForWhoMayNotPush() {
        registry.as("dev").post("/v2/technology/fresh/blobs/uploads/").expect(403, "DENIED");
        registry.switchCreateOnPushOn();
        registry.as("outsider").post("/v2/technology/fresh/blobs/uploads/").expect(403, "DENIED");

        assertThat(registry.catalog.repositories().find(RepositoryName.parse("technology/fresh")))
                .isEmpty();
    }

    @Test
    void refusesNamesThatAreNone() {
        registry.as("dev").get("/v2/UPPER/case/tags/list").expect(400, "NAME_INVALID");
        registry.as("dev").get("/v2/a//b/tags/list").expect(404, "UNSUPPORTED");
        registry.as("dev").get("/v2/a/" + "b".repeat(260) + "/tags/list").expect(400, "NAME_INVALID");
        registry.anonymous().get("/v2/UPPER/case/tags/list").expect(400, "NAME_INVALID");
    }

    private TestClient token(Principal principal, String repository, RepositoryAction... actions) {
        return registry.withToken(principal.limitedTo(
                Limits.NONE.withGranted(Map.of(RepositoryName.parse(repository), Set.of(actions)))));
    }
}
