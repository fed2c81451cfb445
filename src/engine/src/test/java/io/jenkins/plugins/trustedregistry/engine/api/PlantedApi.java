// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.MemoryKeeper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registry in which there is something at every address of the management API. */
final class PlantedApi implements AutoCloseable {
    private static final String API = "/api/v1";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SETTINGS = """
            unclassified:
              trustedRegistry:
                listener: {address: 127.0.0.1, port: 0, plainHttp: true}
                advisories: {mirror: 'http://127.0.0.1:9', allowHttp: true, ecosystems: [Debian], kev: '', epss: ''}
                webhooks: {allowedTargets: [127.0.0.1], allowHttp: true}
            """;
    private static final String POLICY =
            "{\"mode\":\"off\",\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}";
    private static final String VEX = """
            {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://example.com/vex","author":"a",
            "timestamp":"2026-11-01T00:00:00Z","version":1,"statements":[{"vulnerability":{"name":"CVE-2022-37434"},
            "products":[{"@id":"pkg:oci/test"}],"status":"not_affected","justification":"component_not_present"}]}""";

    private final TestHost host;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    private PlantedApi(TestHost host) {
        this.host = host;
    }

    static PlantedApi open(Path folder) throws Exception {
        PlantedApi planted = new PlantedApi(
                TestHost.open(folder, new MemoryKeeper(SettingsFile.read("test", SETTINGS, UnaryOperator.identity()))));
        try {
            planted.plant();
            return planted;
        } catch (Exception | AssertionError e) {
            planted.close();
            throw e;
        }
    }

    private void plant() throws Exception {
        names.putAll(Map.of(
                "organization", "technology",
                "repository", "technology/test",
                "team", "devs",
                "robot", "ci",
                "member", "user:alice",
                "tag", "v1",
                "policy", "policy",
                "rule", "rule",
                "block", "scan",
                "name", "built-in"));
        names.put("mirror", "mirror");
        made("/organizations", "{\"name\":\"technology\"}");
        made("/organizations/technology/teams", "{\"name\":\"devs\",\"members\":[\"user:alice\"]}");
        made("/organizations/technology/robots", "{\"name\":\"ci\"}");
        made("/repositories", "{\"name\":\"technology/test\"}");
        made("/repositories", "{\"name\":\"technology/other\"}");
        ok("PUT", "/organizations/technology/teams/devs/grants/technology/test", "{\"right\":\"read-write\"}");
        images();
        operations();
        for (String scope : List.of("", "/namespaces/{organization}", "/repositories/{repository}/-")) {
            gates(scope);
            webhook(scope);
        }
        made(
                filled("/namespaces/{organization}/pruning-policies"),
                "{\"name\":\"policy\",\"criteria\":[\"tag = none\"]}");
        made(
                filled("/repositories/{repository}/-/pruning-policies"),
                "{\"name\":\"policy\",\"criteria\":[\"tag = none\"]}");
        made(
                filled("/repositories/{repository}/-/promotion-rules"),
                "{\"name\":\"rule\",\"target\":\"technology/other\",\"triggers\":[],\"active\":false}");
        made(
                filled("/repositories/{repository}/-/mirrors"),
                "{\"name\":\"mirror\",\"direction\":\"push\",\"registry\":\"http://127.0.0.1:9\",\"repository\":\"far/away\","
                        + "\"triggers\":[],\"active\":false}");
    }

    private void images() throws Exception {
        ImagePusher pusher = new ImagePusher(host);
        String digest = pusher.push("technology/test", "v1");
        names.put("digest", digest);
        names.put("reference", digest);
        pusher.push("technology/test", "gone");
        ok("DELETE", "/repositories/technology/test/-/tags/gone?image=true", "");
        ids.put("/trash/{id}", ok("GET", "/trash", "").at("/items/0/id").asText());
        plant("/repositories/{repository}/-/suppressions", """
                {"vulnerability":"CVE-2022-37434","status":"accepted","reason":"because"}""");
    }

    private void operations() throws Exception {
        plant("/tokens", "{\"name\":\"token\"}");
        made("/bundles", "{\"name\":\"bundle\"}");
        ids.put("/bundles/{id}", ok("GET", "/bundles", "").at("/items/0/id").asText());
        plant("/backups", "{\"passphrase\":\"a passphrase that is long\"}");
        ids.put("/jobs/{id}", made("/scrub/runs", "").get("id").asText());
    }

    private void gates(String scope) throws Exception {
        ok("PUT", filled(scope + "/gates/policies/{policy}"), POLICY);
        plant(
                scope + "/gates/exceptions",
                "{\"vulnerability\":\"CVE-2022-37434\",\"reason\":\"because\",\"image\":\"technology/test\"}");
        plant(scope + "/gates/vex", VEX);
    }

    private void webhook(String scope) throws Exception {
        String id = made(filled(scope + "/webhooks"), "{\"url\":\"http://127.0.0.1:9/\",\"types\":[\"TAG_DELETE\"]}")
                .get("id")
                .asText();
        names.put("webhook", id);
        ok("POST", "/webhooks/" + id + "/test", "");
        names.put(
                "delivery",
                ok("GET", "/webhooks/" + id + "/deliveries", "")
                        .at("/items/0/id")
                        .asText());
    }

    /** Makes something whose id stands in the address of what is made. */
    private void plant(String collection, String body) throws Exception {
        ids.put(collection + "/{id}", made(filled(collection), body).get("id").asText());
    }

    private JsonNode made(String path, String body) throws Exception {
        return ok("POST", path, body);
    }

    private JsonNode ok(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = host.send("admin", method, API + path, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isBetween(200, 299);
        return answer.body().startsWith("{") ? JSON.readTree(answer.body()) : JSON.nullNode();
    }

    /** An address, with what there is in place of its placeholders. */
    String address(String path) {
        return API + filled(path.substring(API.length()));
    }

    /** The same, with something else in place of one of them, as it stands in an address. */
    String address(String path, String placeholder, String value) {
        String below = path.substring(API.length());
        return API
                + PLACEHOLDER
                        .matcher(below)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1).equals(placeholder) ? value : planted(below, found)));
    }

    private String filled(String path) {
        return PLACEHOLDER.matcher(path).replaceAll(found -> Matcher.quoteReplacement(planted(path, found)));
    }

    /** A call that is new needs something at its address: plant it above. */
    private String planted(String path, MatchResult placeholder) {
        String value = ids.getOrDefault(path.substring(0, placeholder.end()), names.get(placeholder.group(1)));
        assertThat(value).as("what is at %s of %s", placeholder.group(), path).isNotEmpty();
        return value;
    }

    TestHost host() {
        return host;
    }

    @Override
    public void close() throws IOException {
        host.close();
    }
}
