// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRoutesTest {
    private static final Check NOBODY = call -> call;
    private static final Principal ADMIN =
            new Principal(Optional.of(Member.user("admin")), Set.of(Member.user("admin")), true, Limits.NONE);

    private static final AccessControl ADMINS_ONLY = new AccessControl() {
        @Override
        public Decision onRepository(Principal principal, RepositoryName repository, RepositoryAction action) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Decision onNamespace(Principal principal, NamespaceName namespace, NamespaceAction action) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Decision onRegistry(Principal principal) {
            return principal.registryAdmin()
                    ? new Decision.Allowed("It is an administrator.")
                    : new Decision.Refused("It is no administrator.", true);
        }
    };

    private Optional<String> problem = Optional.empty();
    private final HealthCheck storage = new HealthCheck("storage", () -> problem);

    @Test
    void pingIs200WhileAllIsWell() throws Exception {
        Reply reply = answer("/_ping", "198.51.100.9", NOBODY);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).contains(Map.entry("Content-Type", "application/json"));
        assertThat(new ObjectMapper().readTree(text(reply))).isEqualTo(new ObjectMapper().readTree("""
                {"Healthy": true, "Error": "", "Parts": {"storage": "ok"}}"""));
    }

    @Test
    void pingIs503WhenAPartIsIll() throws Exception {
        problem = Optional.of("is full");
        Reply reply = answer("/_ping", "198.51.100.9", NOBODY);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(new ObjectMapper().readTree(text(reply))).isEqualTo(new ObjectMapper().readTree("""
                {"Healthy": false, "Error": "storage: is full",
                 "Parts": {"storage": "is full"}}"""));
    }

    @Test
    void theAuthorityCanBeDownloadedByAnybody() {
        Reply reply = answer("/ca", "198.51.100.9", NOBODY);
        assertThat(reply.headers()).contains(Map.entry("Content-Type", "application/x-pem-file"));
        assertThat(text(reply)).isEqualTo("-----BEGIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "0:0:0:0:0:0:0:1", "::1"})
    void numbersAreForWhoeverIsOnTheMachine(String address) {
        Reply reply = answer("/metrics", address, NOBODY);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(text(reply)).contains("jvm_memory_used_bytes").contains("jvm_gc_");
    }

    @Test
    void numbersAreForAdministratorsElsewhere() {
        Check admin = call -> call.as(ADMIN);
        Check robot = call -> call.as(Principal.robot("builder"));
        assertThat(answer("/metrics", "198.51.100.9", admin).status()).isEqualTo(200);
        assertThat(answer("/metrics", "198.51.100.9", robot).status()).isEqualTo(403);
        assertThat(answer("/metrics", "198.51.100.9", NOBODY).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Proto"})
    void whoComesThroughALocalProxyIsNotOnTheMachine(String header) {
        Headers headers = new Headers(Map.of(header, List.of("x")));
        assertThat(answer("/metrics", "127.0.0.1", headers, NOBODY).status()).isEqualTo(401);
    }

    private Reply answer(String path, String address, Check authenticate) {
        return answer(path, address, Headers.NONE, authenticate);
    }

    private Reply answer(String path, String address, Headers headers, Check authenticate) {
        try (Meters meters = new Meters()) {
            Health health = new Health(List.of(storage), Clock.systemUTC());
            List<Check> mayReadMetrics = List.of(authenticate, new AdminOrLoopback(ADMINS_ONLY));
            Router router = new Router(
                    List.of(ServiceRoutes.of(health, meters::text, mayReadMetrics, () -> "-----BEGIN")),
                    new Problems(),
                    new Incidents(new Random(1)));
            return router.answer(new Call(
                            Method.GET,
                            path,
                            Map.of(),
                            Map.of(),
                            headers,
                            InputStream.nullInputStream(),
                            OptionalLong.empty(),
                            new Peer(address, "https://registry.example", List.of()),
                            Principal.ANONYMOUS))
                    .reply();
        }
    }

    private static String text(Reply reply) {
        return new String(((Body.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
    }
}
