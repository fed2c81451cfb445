// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems("Basic realm=\"registry\"", "Bearer realm=\"registry\"");

    @Test
    void aRefusalCarriesSentenceCodeAndDetail() throws IOException {
        Reply reply = problems.refusal(
                new RegistryException(
                        ErrorCode.DENIED, "You may not.", Map.of("needs", "admin", "who", List.of("ann"), "status", 1)),
                get("/api/v1/x"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(header(reply, "Content-Type")).containsExactly("application/problem+json");
        assertThat(header(reply, "WWW-Authenticate")).isEmpty();
        assertThat(json(reply)).isEqualTo(new ObjectMapper().readTree("""
                        {"type":"about:blank","title":"Forbidden","status":403,"detail":"You may not.","code":"DENIED",
                         "needs":"admin","who":["ann"]}"""));
    }

    @Test
    void whoIsNotSignedInIsToldHow() {
        Reply reply = problems.refusal(new RegistryException(ErrorCode.UNAUTHORIZED, "Sign in."), get("/x"));
        assertThat(header(reply, "WWW-Authenticate"))
                .containsExactly("Basic realm=\"registry\"", "Bearer realm=\"registry\"");
    }

    @Test
    void whoIsSlowedDownIsToldUntilWhen() {
        Reply reply = problems.refusal(
                new RegistryException(ErrorCode.TOOMANYREQUESTS, "Wait.", Map.of("retryAfter", 7)), get("/x"));
        assertThat(reply.status()).isEqualTo(429);
        assertThat(header(reply, "Retry-After")).containsExactly("7");
    }

    @Test
    void aFaultTellsItsIncidentOnly() throws IOException {
        JsonNode fault = json(problems.fault(500, "k7m2q9xz", get("/x")));
        assertThat(fault.path("incident").asText()).isEqualTo("k7m2q9xz");
        assertThat(fault.path("detail").asText()).contains("k7m2q9xz");
        assertThat(json(problems.fault(507, "k7m2q9xz", get("/x"))).path("code").asText())
                .isEqualTo("STORAGE_FULL");
    }

    @Test
    void whatPassesIsWorthAnotherTryInAMoment() throws IOException {
        Reply reply = problems.fault(503, "k7m2q9xz", get("/x"));
        assertThat(reply.status()).isEqualTo(503);
        assertThat(header(reply, "Retry-After")).containsExactly("5");
        assertThat(json(reply).path("code").asText()).isEqualTo("UNAVAILABLE");
        assertThat(json(reply).path("detail").asText()).contains("Try again in a few seconds", "k7m2q9xz");
    }

    @Test
    void aWrongMethodHasAllow() {
        Reply reply = problems.wrongMethod(get("/x"), "GET, HEAD");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(header(reply, "Allow")).containsExactly("GET, HEAD");
    }

    @Test
    void anUnknownPathIsRepeatedSafely() throws IOException {
        JsonNode problem = json(problems.unknownPath(get("/a\u0007" + "b".repeat(500))));
        assertThat(problem.path("status").asInt()).isEqualTo(404);
        assertThat(problem.path("detail").asText()).doesNotContain("\u0007").hasSizeLessThan(250);
    }

    private static List<String> header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(each -> each.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static JsonNode json(Reply reply) throws IOException {
        return new ObjectMapper().readTree(((Body.Bytes) reply.body()).content());
    }
}
