// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiAnswer;
import io.jenkins.plugins.trustedregistry.server.client.Credential;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls about accounts, over a socket. */
class AccountsApiTest {
    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String NIGEL =
            "{\"name\":\"Nigel\",\"fullName\":\"Nigel Poulton\",\"password\":\"nigel's own\","
                    + "\"groups\":[\"developers\"]}";

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.startPlain(folder.resolve("home"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void makesShowsListsAndDeletesAccounts() throws IOException {
        JsonNode made = admin("POST " + ACCOUNTS, NIGEL, 201);

        assertThat(made.path("name").asText()).isEqualTo("Nigel");
        assertThat(made.path("groups").toString()).isEqualTo("[\"developers\"]");
        assertThat(made.path("admin").asBoolean()).isFalse();
        assertThat(made.has("password")).isFalse();
        assertThat(admin("GET " + ACCOUNTS + "/nigel", "", 200)).isEqualTo(made);
        assertThat(admin("GET " + ACCOUNTS, "", 200).path("items").findValuesAsText("name"))
                .containsExactly("admin", "Nigel");
        assertThat(admin("GET " + ACCOUNTS + "?limit=1", "", 200).path("next").asText())
                .isNotEmpty();
        assertThat(statusOf("DELETE " + ACCOUNTS + "/Nigel", "")).isEqualTo(204);
        assertThat(statusOf("GET " + ACCOUNTS + "/Nigel", "")).isEqualTo(404);
        assertThat(statusOf("DELETE " + ACCOUNTS + "/Nigel", "")).isEqualTo(404);
    }

    @Test
    void generatesAPasswordWhereNoneIsGivenAndShowsItOnce() throws IOException {
        String password = admin("POST " + ACCOUNTS, "{\"name\":\"nigel\"}", 201)
                .path("password")
                .asText();

        assertThat(password).hasSize(24);
        assertThat(whoAmI("nigel", password)).isEqualTo(200);
        assertThat(admin("GET " + ACCOUNTS + "/nigel", "", 200).has("password")).isFalse();
    }

    @Test
    void refusesWhatDoesNotMakeAnAccount() throws IOException {
        admin("POST " + ACCOUNTS, NIGEL, 201);

        assertRefused("POST " + ACCOUNTS, "{\"name\":\"nigel\"}", 409, "'nigel' already");
        assertRefused("POST " + ACCOUNTS, "{\"name\":\"a b\"}", 400, "not well-formed");
        assertRefused("POST " + ACCOUNTS, "{\"name\":\"x\",\"password\":\"short\"}", 400, "at least 8");
        assertRefused("POST " + ACCOUNTS, "{\"name\":\"x\",\"colour\":\"red\"}", 400, "Allowed: admin, fullName");
        assertRefused("PATCH " + ACCOUNTS + "/admin", "{\"admin\":false}", 409, "last account");
        assertRefused("DELETE " + ACCOUNTS + "/admin", "", 409, "last account");
    }

    @Test
    void isForAdministratorsOnly() throws IOException {
        admin("POST " + ACCOUNTS, NIGEL, 201);

        for (String call :
                new String[] {"GET " + ACCOUNTS, "GET " + ACCOUNTS + "/admin", "DELETE " + ACCOUNTS + "/admin"}) {
            assertThat(server.call("Nigel", "nigel's own", call, "").status()).isEqualTo(403);
            assertThat(server.call(new Credential.None(), call, "").status()).isEqualTo(401);
        }
        assertThat(server.call("Nigel", "nigel's own", "POST " + ACCOUNTS, "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(server.call("Nigel", "nigel's own", "PATCH " + ACCOUNTS + "/Nigel", "{\"admin\":true}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aDisabledAccountIsOutAtOnceWithItsTokens() throws IOException {
        admin("POST " + ACCOUNTS, NIGEL, 201);
        Credential token = token();
        assertThat(whoAmI("Nigel", "nigel's own")).isEqualTo(200);
        assertThat(server.call(token, "GET /api/v1/whoami", "").status()).isEqualTo(200);

        admin("PATCH " + ACCOUNTS + "/Nigel", "{\"disabled\":true}", 200);

        assertThat(whoAmI("Nigel", "nigel's own")).isEqualTo(401);
        assertThat(server.call(token, "GET /api/v1/whoami", "").status()).isEqualTo(401);
    }

    @Test
    void aLaterAccountOfTheSameNameComesIntoNothing() throws IOException {
        admin("POST " + ACCOUNTS, NIGEL, 201);
        Credential token = token();
        admin("POST /api/v1/organizations", "{\"name\":\"technology\",\"owners\":[\"user:Nigel\"]}", 201);

        assertThat(statusOf("DELETE " + ACCOUNTS + "/nigel", "")).isEqualTo(204);
        admin("POST " + ACCOUNTS, NIGEL, 201);

        assertThat(server.call(token, "GET /api/v1/whoami", "").status()).isEqualTo(401);
        assertThat(admin("GET /api/v1/organizations/technology", "", 200).path("owners"))
                .isEmpty();
    }

    @Test
    void everybodyChangesTheirOwnPasswordWithThePresentOne() throws IOException {
        admin("POST " + ACCOUNTS, NIGEL, 201);
        String call = "PUT " + ACCOUNTS + "/nigel/password";

        assertThat(nigel(call, "{\"password\":\"another one\"}").refusal()).contains("'current' is missing");
        assertThat(nigel(call, "{\"password\":\"another one\",\"current\":\"wrong\"}")
                        .status())
                .isEqualTo(403);
        assertThat(nigel(call, "{\"password\":\"short\",\"current\":\"nigel's own\"}")
                        .status())
                .isEqualTo(400);
        assertThat(whoAmI("nigel", "nigel's own")).isEqualTo(200);
        assertThat(nigel(call, "{\"password\":\"another one\",\"current\":\"nigel's own\"}")
                        .status())
                .isEqualTo(204);

        assertThat(whoAmI("nigel", "nigel's own")).isEqualTo(401);
        assertThat(whoAmI("nigel", "another one")).isEqualTo(200);
    }

    @Test
    void anAccessTokenIsNotThePresentPassword() throws IOException {
        admin("POST " + ACCOUNTS, NIGEL, 201);
        Credential.Token token = token();

        ApiAnswer answer = server.call(
                token,
                "PUT " + ACCOUNTS + "/Nigel/password",
                "{\"password\":\"another one\",\"current\":\"" + token.secret() + "\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.refusal()).contains("present password is not right");
        assertThat(whoAmI("nigel", "nigel's own")).isEqualTo(200);
    }

    @Test
    void administratorsSetThePasswordsOfOthersAndNobodyElseDoes() throws IOException {
        admin("POST " + ACCOUNTS, NIGEL, 201);

        assertThat(nigel("PUT " + ACCOUNTS + "/admin/password", "{\"password\":\"another one\"}")
                        .status())
                .isEqualTo(403);
        assertThat(statusOf("PUT " + ACCOUNTS + "/nigel/password", "{\"password\":\"another one\"}"))
                .isEqualTo(204);
        assertThat(whoAmI("nigel", "another one")).isEqualTo(200);
        assertRefused("PUT " + ACCOUNTS + "/nobody/password", "{\"password\":\"another one\"}", 404, "no account");
    }

    private Credential.Token token() throws IOException {
        return new Credential.Token(nigel("POST /api/v1/tokens", "{\"name\":\"t\"}")
                .json()
                .path("token")
                .asText());
    }

    private ApiAnswer nigel(String call, String json) throws IOException {
        return server.call("Nigel", "nigel's own", call, json);
    }

    private int whoAmI(String user, String password) throws IOException {
        return server.call(user, password, "GET /api/v1/whoami", "").status();
    }

    private JsonNode admin(String call, String json, int status) throws IOException {
        ApiAnswer answer = server.call(TestServer.ADMIN, TestServer.PASSWORD, call, json);
        assertThat(answer.status()).as(call).isEqualTo(status);
        return answer.json();
    }

    private int statusOf(String call, String json) throws IOException {
        return server.call(TestServer.ADMIN, TestServer.PASSWORD, call, json).status();
    }

    private void assertRefused(String call, String json, int status, String part) throws IOException {
        ApiAnswer answer = server.call(TestServer.ADMIN, TestServer.PASSWORD, call, json);
        assertThat(answer.status()).as(call).isEqualTo(status);
        assertThat(answer.refusal()).contains(part);
    }
}
