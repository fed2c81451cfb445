// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.credentials.Presented;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenIssuer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.path.QueryString;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenRoutesTest {
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("nigel:secret".getBytes(StandardCharsets.UTF_8));
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Writes down what it is asked and grants all of it. */
    private static final class Scribe implements TokenIssuer {
        final List<String> asked = new ArrayList<>();

        @Override
        public Issued issue(Principal who, List<String> scopes, String service, boolean offline) {
            asked.add(who.shownName() + " " + scopes + " for " + service + (offline ? " offline" : ""));
            return issued(scopes, offline ? Optional.of("refresh-1") : Optional.empty());
        }

        @Override
        public Issued refresh(String refreshToken, List<String> scopes, String service) {
            if (!refreshToken.equals("refresh-1")) {
                throw new RegistryException(ErrorCode.UNAUTHORIZED, "The refresh token is not valid any more.");
            }
            asked.add("refresh " + scopes + " for " + service);
            return issued(scopes, Optional.of(refreshToken));
        }

        private static Issued issued(List<String> scopes, Optional<String> refresh) {
            return new Issued(
                    Principal.ANONYMOUS,
                    "a.b.c",
                    Instant.parse("2026-11-24T10:00:00.123Z"),
                    Duration.ofMinutes(5),
                    scopes,
                    refresh);
        }
    }

    private final Scribe scribe = new Scribe();
    private final RouteTable table = TokenRoutes.of(TokenRoutesTest::authenticate, scribe);
    private final Router router = new Router(List.of(table), table.errors(), new Incidents(new Random(1)));

    @Test
    void givesATokenAsDockerAsksForIt() throws IOException {
        Reply reply = get(
                "account=nigel&client_id=docker&offline_token=true&service=registry.example%3A5000"
                        + "&scope=repository%3Aa%2Fb%3Apull%2Cpush&scope=repository%3Ac%2Fd%3Apull",
                LOGIN);

        assertThat(scribe.asked)
                .containsExactly("nigel [repository:a/b:pull,push, repository:c/d:pull] for registry.example offline");
        JsonNode json = json(reply, 200);
        assertThat(json.path("token").asText()).isEqualTo("a.b.c");
        assertThat(json.path("access_token").asText()).isEqualTo("a.b.c");
        assertThat(json.path("expires_in").asInt()).isEqualTo(300);
        assertThat(json.path("issued_at").asText()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(json.path("refresh_token").asText()).isEqualTo("refresh-1");
        assertThat(json.path("scope").asText()).isEqualTo("repository:a/b:pull,push repository:c/d:pull");
        assertThat(reply.headers()).contains(Map.entry("Cache-Control", "no-store"));
    }

    @Test
    void takesScopesWithSpacesBetween() throws IOException {
        json(get("scope=repository:a/b:pull+repository:c/d:pull&scope=repository:a/b:pull", ""), 200);

        assertThat(scribe.asked)
                .containsExactly("anonymous [repository:a/b:pull, repository:c/d:pull] for registry.example");
    }

    @Test
    void givesATokenWithoutScope() throws IOException {
        assertThat(json(get("", ""), 200).has("refresh_token")).isFalse();
        assertThat(scribe.asked).containsExactly("anonymous [] for registry.example");
    }

    @Test
    void refusesAWrongPassword() throws IOException {
        Reply reply = get("", "Basic " + Base64.getEncoder().encodeToString(new byte[] {'n', ':', 'x'}));

        assertThat(json(reply, 401).at("/errors/0/code").asText()).isEqualTo("UNAUTHORIZED");
        assertThat(reply.headers()).contains(Map.entry("WWW-Authenticate", "Basic realm=\"registry.example\""));
        json(post("grant_type=password&username=nigel&password=x", FORM), 401);
        json(post("grant_type=refresh_token&refresh_token=old", FORM), 401);
        assertThat(scribe.asked).isEmpty();
    }

    @Test
    void takesAPasswordInAForm() throws IOException {
        JsonNode json = json(
                post(
                        "grant_type=password&username=nigel&password=secret&service=s&client_id=d&access_type=offline"
                                + "&scope=repository%3Aa%2Fb%3Apull+repository%3Ac%2Fd%3Apull",
                        FORM + "; charset=utf-8"),
                200);

        assertThat(scribe.asked)
                .containsExactly("nigel [repository:a/b:pull, repository:c/d:pull] for registry.example offline");
        assertThat(json.path("refresh_token").asText()).isEqualTo("refresh-1");
    }

    @Test
    void takesARefreshToken() throws IOException {
        json(post("grant_type=refresh_token&refresh_token=refresh-1&scope=repository:a/b:pull", FORM), 200);

        assertThat(scribe.asked).containsExactly("refresh [repository:a/b:pull] for registry.example");
    }

    @Test
    void refusesAFormItCannotRead() throws IOException {
        String secret = "grant_type=password&username=nigel&password=hush%zz";
        for (Reply reply : List.of(
                post("", FORM),
                post("grant_type=magic", FORM),
                post("grant_type=password&username=nigel", FORM),
                post("grant_type=refresh_token", FORM),
                post("{}", "application/json"),
                post("{}", "nonsense"),
                post("{}", ""),
                post(secret, FORM))) {
            assertThat(json(reply, 400).at("/errors/0/message").asText()).doesNotContain("hush");
        }
    }

    @Test
    void refusesAFormLargerThanItsLimit() throws IOException {
        json(post("scope=" + "x".repeat(70_000), FORM), 413);
    }

    private static Principal authenticate(Presented presented, String from) {
        if (presented instanceof Presented.Nothing) {
            return Principal.ANONYMOUS;
        }
        if (presented instanceof Presented.UserAndSecret login && login.secret().equals("secret")) {
            return Principal.of(new Person(login.user(), login.user(), Set.of(), false));
        }
        throw new RegistryException(ErrorCode.UNAUTHORIZED, "User name or password is wrong.");
    }

    private Reply get(String query, String authorization) {
        Map<String, List<String>> headers =
                authorization.isEmpty() ? Map.of() : Map.of("Authorization", List.of(authorization));
        return send(Method.GET, QueryString.parse(query), headers, "");
    }

    private Reply post(String form, String contentType) {
        Map<String, List<String>> headers =
                contentType.isEmpty() ? Map.of() : Map.of("Content-Type", List.of(contentType));
        return send(Method.POST, Map.of(), headers, form);
    }

    private Reply send(Method method, Map<String, List<String>> query, Map<String, List<String>> headers, String body) {
        return router.answer(new Call(
                        method,
                        "/token",
                        Map.of(),
                        query,
                        new Headers(headers),
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                        OptionalLong.of(body.length()),
                        new Peer("192.0.2.7", "https://registry.example", List.of()),
                        Principal.ANONYMOUS))
                .reply();
    }

    private static JsonNode json(Reply reply, int status) throws IOException {
        assertThat(reply.status()).isEqualTo(status);
        return new ObjectMapper().readTree(((Body.Bytes) reply.body()).content());
    }
}
