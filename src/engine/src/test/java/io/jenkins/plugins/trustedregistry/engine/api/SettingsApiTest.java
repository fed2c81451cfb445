// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.MemoryKeeper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are changed while the registry runs. */
class SettingsApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COLLECTION = "/api/v1/settings/garbageCollection";
    private static final String FIRST = """
            unclassified:
              trustedRegistry:
                listener: {address: 127.0.0.1, port: 0, plainHttp: true}
                proxy: {address: 'http://proxy.example.com:3128', user: registry, password: proxy-word}
                scanners:
                  others:
                    - {name: trivy, url: 'https://trivy.example.com', authentication: bearer, secret: scanner-word}
            """;

    @TempDir
    private Path folder;

    private MemoryKeeper keeper;
    private TestHost host;

    @BeforeEach
    void open() throws Exception {
        keeper = new MemoryKeeper(SettingsFile.read("test", FIRST, UnaryOperator.identity()));
        host = TestHost.open(folder.resolve("home"), keeper);
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    private HttpResponse<String> admin(String method, String path, String json) throws Exception {
        return host.send("admin", method, path, json);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void aScheduleIsInForceAtOnce() throws Exception {
        JsonNode done = json(admin("PATCH", COLLECTION, "{\"schedule\":\"30 2 * * *\",\"maxMinutes\":5}"));

        assertThat(done.path("applied").asText()).isEqualTo("now");
        assertThat(done.path("changed").toString())
                .isEqualTo("[\"garbageCollection.maxMinutes\",\"garbageCollection.schedule\"]");
        assertThat(keeper.settings().garbageCollection().schedule()).isEqualTo("30 2 * * *");
        assertThat(keeper.reopened()).isZero();
        JsonNode now = json(admin("GET", "/api/v1/garbage-collection", ""));
        assertThat(now.path("schedule").asText()).isEqualTo("30 2 * * *");
        assertThat(now.path("maxMinutes").asInt()).isEqualTo(5);
        assertThat(admin("GET", "/api/v1/schedules", "").body()).contains("garbage-collection", "30 2 * * *");

        json(admin("PATCH", COLLECTION, "{\"schedule\":null}"));

        assertThat(admin("GET", "/api/v1/schedules", "").body()).doesNotContain("30 2 * * *");
    }

    @Test
    void scanningTokensAndBundlesAreTakenOverAtOnce() throws Exception {
        assertThat(json(admin("PATCH", "/api/v1/settings/scan", "{\"onPush\":false}"))
                        .path("applied")
                        .asText())
                .isEqualTo("now");
        assertThat(json(admin("GET", "/api/v1/scanning", "")).path("onPush").asBoolean())
                .isFalse();

        json(admin("PUT", "/api/v1/settings/tokens", "{\"lifetimeSeconds\":77}"));

        JsonNode token = json(admin("GET", "/token?service=x", ""));
        assertThat(token.path("expires_in").asInt()).isEqualTo(77);
    }

    @Test
    void thePublicAddressIsTakenOverAtOnce() throws Exception {
        json(admin("PATCH", "/api/v1/settings/general", "{\"publicAddress\":\"https://registry.example.com/\"}"));

        HttpResponse<String> asked = host.send("", "GET", "/v2/", "");
        assertThat(asked.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("https://registry.example.com/token");
        assertThat(json(admin("GET", "/api/v1/settings", ""))
                        .at("/general/publicAddress")
                        .asText())
                .isEqualTo("https://registry.example.com");
    }

    @Test
    void whatCanNotBeTakenOverHasTheRegistryOpenedAnew() throws Exception {
        JsonNode done = json(admin("PATCH", "/api/v1/settings/jobs", "{\"atOnce\":2}"));

        assertThat(done.path("applied").asText()).isEqualTo("soon");
        assertThat(done.path("inForce").asBoolean()).isFalse();
        assertThat(keeper.reopened()).isEqualTo(1);
        assertThat(json(admin("PATCH", "/api/v1/settings/jobs", "{\"atOnce\":2}"))
                        .path("applied")
                        .asText())
                .isEqualTo("unchanged");
    }

    @Test
    void theSecondOfTwoAdministratorsIsToldThatTheFirstWasQuicker() throws Exception {
        String seen = admin("GET", COLLECTION, "").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> first = host.send("admin", "PATCH", COLLECTION, "{\"maxMinutes\":1}", "If-Match", seen);
        HttpResponse<String> second = host.send("admin", "PATCH", COLLECTION, "{\"maxMinutes\":2}", "If-Match", seen);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body()).contains("Somebody has changed these settings since you looked at them");
        assertThat(keeper.settings().garbageCollection().maxMinutes()).isEqualTo(1);
        String now = first.headers().firstValue("ETag").orElseThrow();
        assertThat(host.send("admin", "PATCH", COLLECTION, "{\"maxMinutes\":2}", "If-Match", "W/" + now)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aWrongKeyOrValueIsRefusedAsInTheFileAndChangesNothing() throws Exception {
        HttpResponse<String> key = admin("PATCH", COLLECTION, "{\"schedul\":\"x\"}");
        HttpResponse<String> value = admin("PATCH", COLLECTION, "{\"maxMinutes\":99999}");
        HttpResponse<String> cron = admin("PATCH", COLLECTION, "{\"schedule\":\"at night\"}");

        assertThat(key.statusCode()).isEqualTo(400);
        assertThat(key.body())
                .contains("'schedul' is not a key here. Allowed: graceSeconds, maxMinutes")
                .contains("\"path\":[\"schedul\"]");
        assertThat(value.body()).contains("maxMinutes 99999 is out of range: use 0 to 10080.");
        assertThat(cron.statusCode()).isEqualTo(400);
        assertThat(cron.body()).contains("schedule ");
        assertThat(keeper.settings()).isEqualTo(SettingsFile.read("test", FIRST, UnaryOperator.identity()));
        assertThat(admin("GET", "/api/v1/settings/nothing", "").body())
                .contains("The settings have no block 'nothing'. There are: administrators, advisories");
    }

    @Test
    void secretsAreNeverShownAndStayWhenTheyAreNotSent() throws Exception {
        String proxy = admin("GET", "/api/v1/settings/proxy", "").body();
        String scanners = admin("GET", "/api/v1/settings/scanners", "").body();
        assertThat(proxy).doesNotContain("proxy-word").contains("\"secrets\":[\"password\"]");
        assertThat(scanners).doesNotContain("scanner-word").contains("\"secrets\":[\"others.trivy.secret\"]");
        assertThat(admin("GET", "/api/v1/settings", "").body()).doesNotContain("proxy-word", "scanner-word");

        json(admin("PATCH", "/api/v1/settings/proxy", "{\"noProxy\":[\"example.com\"]}"));
        json(admin(
                "PUT",
                "/api/v1/settings/proxy",
                "{\"address\":\"http://proxy.example.com:3128\",\"user\":\"registry\",\"noProxy\":[\"10.0.0.0/8\"]}"));
        json(admin(
                "PATCH",
                "/api/v1/settings/scanners",
                "{\"others\":[{\"name\":\"trivy\",\"url\":\"https://trivy.example.com\",\"authentication\":\"bearer\","
                        + "\"timeoutMinutes\":5}]}"));

        assertThat(keeper.settings().proxy().password()).isEqualTo("proxy-word");
        assertThat(keeper.settings().scanners().others().get(0).secret()).isEqualTo("scanner-word");
        assertThat(keeper.settings().scanners().others().get(0).timeoutMinutes())
                .isEqualTo(5);
    }

    @Test
    void aSecretDoesNotGoToAnotherAddress() throws Exception {
        HttpResponse<String> proxy =
                admin("PATCH", "/api/v1/settings/proxy", "{\"address\":\"http://other.example.com:3128\"}");
        HttpResponse<String> replaced = admin(
                "PUT",
                "/api/v1/settings/proxy",
                "{\"address\":\"http://other.example.com:3128\",\"user\":\"registry\"}");
        HttpResponse<String> scanner = admin(
                "PATCH",
                "/api/v1/settings/scanners",
                "{\"others\":[{\"name\":\"trivy\",\"url\":\"https://other.example.com\",\"authentication\":\"bearer\"}]}");

        assertThat(proxy.statusCode()).as(proxy.body()).isEqualTo(400);
        assertThat(replaced.body()).contains("it was for another address or user", "enter it again");
        assertThat(scanner.body()).contains("scanner trivy: its secret was for another url or user");
        json(admin(
                "PATCH",
                "/api/v1/settings/proxy",
                "{\"address\":\"http://other.example.com:3128\",\"user\":null,\"password\":null}"));
        assertThat(keeper.settings().proxy().password()).isEmpty();
    }

    @Test
    void aStorageIsTriedBeforeItIsKept() throws Exception {
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        HttpResponse<String> bad = admin("PATCH", "/api/v1/settings/storage", "{\"folder\":\"" + file + "\"}");
        JsonNode tried = json(admin("POST", "/api/v1/settings/storage/probe", "{\"folder\":\"" + file + "\"}"));
        JsonNode good = json(admin("POST", "/api/v1/settings/storage/probe", "{\"folder\":\"" + folder + "/other\"}"));

        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains(file.toString(), "is not a folder. Choose another name.");
        assertThat(tried.path("usable").asBoolean()).isFalse();
        assertThat(tried.path("sentence").asText()).contains("is not a folder");
        assertThat(good.path("usable").asBoolean()).isTrue();
        assertThat(folder.resolve("other")).doesNotExist();
        assertThat(keeper.settings().storage().folder()).isEmpty();
    }

    @Test
    void aFolderWithoutTheLayersIsRefusedUntilTheyAreCopied() throws Exception {
        Path layer = folder.resolve("home/storage/blobs/sha256/00").resolve("00".repeat(32));
        Files.createDirectories(layer.getParent());
        Files.writeString(layer, "a layer");
        Path other = folder.resolve("other");
        String wanted = "{\"folder\":\"" + other + "\"}";

        HttpResponse<String> refused = admin("PATCH", "/api/v1/settings/storage", wanted);
        Path copied = other.resolve("blobs/sha256/00").resolve("00".repeat(32));
        Files.createDirectories(copied.getParent());
        Files.copy(layer, copied);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("does not hold the layers", "cp -a");
        assertThat(json(admin("PATCH", "/api/v1/settings/storage", wanted))
                        .path("applied")
                        .asText())
                .isEqualTo("soon");
    }

    /** A certificate of the registry's own authority, as if somebody else had made it. */
    private JsonNode certificate(String name) throws Exception {
        HttpResponse<String> made = admin("POST", "/api/v1/engine-certificates", "{\"names\":[\"" + name + "\"]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body());
    }

    private static String tls(JsonNode certificate, JsonNode key) {
        return JSON.createObjectNode()
                .put("certificate", certificate.path("certificate").asText())
                .put("key", key.path("key").asText())
                .toString();
    }

    @Test
    void aCertificateIsTriedAndThenUsedAndGivenBack() throws Exception {
        JsonNode ours = certificate("registry.example.com");
        JsonNode other = certificate("other.example.com");
        String probe = "/api/v1/settings/tls/probe";

        assertThat(json(admin("POST", probe, tls(ours, ours))).path("usable").asBoolean())
                .isTrue();
        assertThat(json(admin("POST", probe, tls(ours, other))).path("sentence").asText())
                .contains("The private key is not that of the first certificate");
        ObjectNode broken = (ObjectNode) JSON.readTree(tls(ours, ours));
        broken.put(
                "certificate",
                broken.get("certificate").asText() + "\n"
                        + other.get("certificate").asText());
        assertThat(json(admin("POST", probe, broken.toString()))
                        .path("sentence")
                        .asText())
                .contains("The chain is not in order");
        json(admin("PATCH", "/api/v1/settings/general", "{\"publicAddress\":\"https://else.example.com\"}"));
        assertThat(json(admin("POST", probe, tls(ours, ours))).path("sentence").asText())
                .contains("does not cover the public address [else.example.com]");
        assertThat(admin("PUT", "/api/v1/settings/tls", tls(ours, ours)).statusCode())
                .isEqualTo(400);
        json(admin("PATCH", "/api/v1/settings/general", "{\"publicAddress\":\"https://registry.example.com\"}"));

        JsonNode used = json(admin("PUT", "/api/v1/settings/tls", tls(ours, ours)));

        assertThat(used.path("applied").asText()).isEqualTo("now");
        assertThat(used.path("value").has("key")).isFalse();
        assertThat(json(admin("GET", "/api/v1/certificate", "")).path("custom").asBoolean())
                .isTrue();
        assertThat(admin("PATCH", "/api/v1/settings/general", "{\"publicAddress\":\"https://else.example.com\"}")
                        .statusCode())
                .as("the certificate in use would not cover it")
                .isEqualTo(400);
        assertThat(admin("DELETE", "/api/v1/certificate", "").statusCode()).isEqualTo(200);
        assertThat(keeper.settings().tls().isCustom())
                .as("it would come back with the next start")
                .isFalse();
        assertThat(json(admin("GET", "/api/v1/certificate", "")).path("custom").asBoolean())
                .isFalse();
    }

    @Test
    void whatCanNotBeKeptIsSaidAndNotInForce() throws Exception {
        keeper.fill("The disk is full: free some space.");

        HttpResponse<String> refused = admin("PATCH", COLLECTION, "{\"maxMinutes\":3}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("The disk is full: free some space.");
        assertThat(json(admin("GET", "/api/v1/garbage-collection", ""))
                        .path("maxMinutes")
                        .asInt())
                .isZero();
    }

    @Test
    void whatSomebodyElseWroteIntoTheFileWaitsForTheNextStart() throws Exception {
        keeper.put(SettingsFile.read("test", FIRST + "    trash: {days: 3}\n", UnaryOperator.identity()));

        assertThat(json(admin("PATCH", COLLECTION, "{\"maxMinutes\":3}"))
                        .path("applied")
                        .asText())
                .isEqualTo("now");

        JsonNode trash = json(admin("GET", "/api/v1/settings/trash", ""));
        assertThat(trash.at("/value/days").asInt()).isEqualTo(3);
        assertThat(trash.path("inForce").asBoolean()).isFalse();
        assertThat(json(admin("GET", "/api/v1/settings/audit", ""))
                        .path("byCode")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aChangeIsInTheAuditLogWithItsKeysAndWithoutValues() throws Exception {
        json(admin("PATCH", "/api/v1/settings/proxy", "{\"password\":\"another-word\"}"));

        HttpResponse<String> lines = admin("GET", "/api/v1/audit?last=50", "");
        assertThat(lines.body())
                .contains("settings changed", "proxy.password", "\"actor\":\"admin\"")
                .doesNotContain("another-word", "proxy-word");
    }

    @Test
    void onlyAdministratorsOfTheRegistryMay() throws Exception {
        for (String user : new String[] {"alice", ""}) {
            assertThat(host.send(user, "GET", COLLECTION, "").statusCode()).isIn(401, 403);
            assertThat(host.send(user, "PATCH", COLLECTION, "{}").statusCode()).isIn(401, 403);
            assertThat(host.send(user, "PUT", COLLECTION, "{}").statusCode()).isIn(401, 403);
            assertThat(host.send(user, "POST", "/api/v1/settings/storage/probe", "{}")
                            .statusCode())
                    .isIn(401, 403);
            assertThat(host.send(user, "GET", "/api/v1/release", "").statusCode())
                    .isIn(401, 403);
        }
    }

    @Test
    void aHostThatKeepsNoneSaysSo() throws Exception {
        try (TestHost fixed = TestHost.open(folder.resolve("fixed"))) {
            HttpResponse<String> refused = fixed.send("admin", "PATCH", COLLECTION, "{\"maxMinutes\":3}");

            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("change them there");
            assertThat(json(fixed.send("admin", "GET", COLLECTION, ""))
                            .path("changeable")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void nobodyIsAskedForReleasesWhereNobodyIsSet() throws Exception {
        JsonNode release = json(admin("GET", "/api/v1/release", ""));

        assertThat(release.path("source").asText()).isEmpty();
        assertThat(release.has("newest")).isFalse();
    }
}
