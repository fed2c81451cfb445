// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoundingTest {

    @Test
    void onlyTheCallThatMakesAnOrganizationIsIt() {
        assertThat(Founding.isIt(call(Method.POST, "/api/v1/organizations", "")))
                .isTrue();
        assertThat(Founding.isIt(call(Method.GET, "/api/v1/organizations", ""))).isFalse();
        assertThat(Founding.isIt(call(Method.POST, "/api/v1/organizations/", "")))
                .isFalse();
        assertThat(Founding.isIt(call(Method.POST, "/api/v1/organizations/a/teams", "")))
                .isFalse();
    }

    @Test
    void whoeverMakesAnOrganizationOwnsIt() throws IOException {
        Call allowed = Founding.allowed(call(Method.POST, "/api/v1/organizations", "{\"name\":\"kitchen\"}"));

        String body = body(allowed);
        assertThat(body).isEqualTo("{\"name\":\"kitchen\",\"owners\":[\"user:nigelpoulton\"]}");
        assertThat(allowed.contentLength()).hasValue(body.length());
        assertThat(allowed.principal().registryAdmin()).isTrue();
        assertThat(allowed.principal().shownName()).isEqualTo("nigelpoulton");
    }

    @Test
    void ownersThatWereNamedStay() throws IOException {
        String named = "{\"name\":\"kitchen\",\"owners\":[\"group:cooks\",\"user:nigelpoulton\"]}";

        assertThat(body(Founding.allowed(call(Method.POST, "/api/v1/organizations", named))))
                .isEqualTo(named);
    }

    @Test
    void whatIsNoOrganizationIsLeftToTheRegistryToRefuse() throws IOException {
        for (String wrong : List.of("", "no json", "[]", "{\"owners\":\"me\"}")) {
            assertThat(body(Founding.allowed(call(Method.POST, "/api/v1/organizations", wrong))))
                    .isEqualTo(wrong);
        }
    }

    private static Call call(Method method, String path, String body) {
        return new Call(
                method,
                path,
                Map.of(),
                Map.of(),
                Headers.NONE,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                OptionalLong.of(body.length()),
                new Peer("127.0.0.1", "https://localhost:5000", List.of()),
                Principal.of(new Person("nigelpoulton", "Nigel Poulton", Set.of(), false)));
    }

    private static String body(Call call) throws IOException {
        return new String(call.body().readAllBytes(), StandardCharsets.UTF_8);
    }
}
