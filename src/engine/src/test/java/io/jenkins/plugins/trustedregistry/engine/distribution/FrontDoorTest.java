// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in, and everything that concerns no repository. */
class FrontDoorTest {

    @RegisterExtension
    final TestRegistry registry = new TestRegistry();

    @Test
    void challengesWhoShowsNothing() {
        TestReply reply = registry.anonymous().get("/v2/").expect(401, "UNAUTHORIZED");

        assertThat(reply.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"https://registry.example:5000/token\",service=\"registry.example:5000\"");
        assertThat(reply.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
    }

    @Test
    void answersWhoLoggedIn() {
        TestReply reply = registry.as("dev").get("/v2/").expect(200);

        assertThat(reply.text()).isEqualTo("{}");
        assertThat(reply.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
        registry.as("dev").get("/v2").expect(200);
        registry.as("dev").head("/v2/").expect(200);
    }

    @Test
    void answersAnAnonymousToken() {
        Principal anonymous = Principal.ANONYMOUS.limitedTo(Limits.NONE.withGranted(Map.of()));

        registry.withToken(anonymous).get("/v2/").expect(200);
    }

    @Test
    void refusesAWrongPassword() {
        TestReply reply = registry.anonymous().basic("dev", "wrong").get("/v2/").expect(401, "UNAUTHORIZED");

        assertThat(reply.header("WWW-Authenticate")).doesNotContain("error=");
        assertThat(reply.text()).doesNotContain("wrong\"");
    }

    @Test
    void saysThatATokenIsNoGood() {
        TestReply reply = registry.anonymous().bearer("forged").get("/v2/").expect(401, "UNAUTHORIZED");

        assertThat(reply.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(reply.text()).doesNotContain("forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic %%%", "Basic bm9jb2xvbg==", "Negotiate abc", "Basic", ""})
    void refusesAHeaderItCannotRead(String header) {
        registry.anonymous().with("Authorization", header).get("/v2/").expect(401, "UNAUTHORIZED");
    }

    @Test
    void refusesTwoHeaders() {
        registry.anonymous()
                .with("Authorization", "Bearer a", "Bearer b")
                .get("/v2/")
                .expect(401, "UNAUTHORIZED");
    }

    @Test
    void takesAColonInAPassword() {
        registry.anonymous().basic("dev", "a:b").get("/v2/").expect(401, "UNAUTHORIZED");
        registry.anonymous()
                .with("Authorization", "basic ZGV2OnNlY3JldA==")
                .get("/v2/")
                .expect(200);
    }

    @Test
    void saysWhenToTryAgain() {
        TestReply reply = registry.as("hasty").get("/v2/").expect(429, "TOOMANYREQUESTS");

        assertThat(reply.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void knowsNoOtherPath() {
        registry.as("dev").get("/v2/nothing").expect(404, "UNSUPPORTED");
        registry.as("dev").get("/v2/a/b/unknown/c").expect(404, "UNSUPPORTED");
    }

    @Test
    void namesTheMethodsAPathTakes() {
        TestReply reply =
                registry.as("dev").post("/v2/technology/test/manifests/v1").expect(405, "UNSUPPORTED");

        assertThat(reply.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD", "PUT", "DELETE");
    }
}
