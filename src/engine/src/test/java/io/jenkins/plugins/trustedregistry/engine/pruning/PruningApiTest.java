// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning;

import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.DEV;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.get;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.ok;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.settle;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import io.jenkins.plugins.trustedregistry.engine.events.event.QuotaEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pruning through a whole registry. */
@Timeout(240)
class PruningApiTest {

    @TempDir
    private Path home;

    private static final String SETTINGS = "scan: {onPush: false}\n"
            + "organizations:\n"
            + "- {name: dev, owners: ['user:alice'], repositories: [{name: app, visibility: public, immutableTags: ['v*']}]}\n";

    private TestHost open() throws Exception {
        return RuleFixture.open(home, SETTINGS);
    }

    private static void push(TestHost host, String... tags) throws Exception {
        for (String tag : tags) {
            TestImage.empty().layer("COPY x /", Map.of("x", tag)).push(host, "dev/app", tag);
        }
    }

    private static Map<String, String> fates(JsonNode page) {
        Map<String, String> fates = new TreeMap<>();
        page.get("items")
                .forEach(each ->
                        fates.put(each.get("tag").asText(), each.get("fate").asText()));
        return fates;
    }

    @Test
    void whatThePlanShowsGoesToTheTrashWithAReasonAndComesBack() throws Exception {
        try (TestHost host = open()) {
            push(host, "pr-1", "pr-2", "pr-3", "v1", "main");
            assertThat(host.send("admin", "GET", "/v2/dev/app/manifests/pr-1", "")
                            .statusCode())
                    .isEqualTo(200);
            String policy =
                    "{\"name\":\"all\",\"criteria\":[\"tag not one of main\",\"updated after 1 hour ago\"],\"keep\":2}";
            ok(host, "alice", "POST", DEV + "/-/pruning-policies", policy);
            ok(
                    host,
                    "alice",
                    "POST",
                    "/api/v1/namespaces/dev/pruning-policies",
                    "{\"name\":\"in-use\",\"protect\":[\"pulls >= 1\"]}");

            JsonNode plan = get(host, DEV + "/-/pruning");
            assertThat(fates(plan))
                    .isEqualTo(
                            Map.of("pr-1", "protected", "pr-2", "prune", "pr-3", "keep", "v1", "keep", "main", "keep"));
            JsonNode tried = ok(host, "alice", "POST", DEV + "/-/pruning-test", "{\"criteria\":[\"tag like *1\"]}");
            assertThat(fates(tried))
                    .isEqualTo(Map.of(
                            "pr-1", "protected", "pr-2", "keep", "pr-3", "keep", "v1", "immutable", "main", "keep"));
            assertThat(tried.toString()).contains("immutable by the repository's rule 'v*'", "It was pulled 1 times");

            ok(host, "alice", "POST", DEV + "/-/pruning/runs", "");
            settle(host);

            assertThat(get(host, DEV + "/-/tags").get("items")).hasSize(4);
            JsonNode entry = get(host, "/api/v1/trash?repository=dev/app").at("/items/0");
            assertThat(entry.get("reason").asText())
                    .startsWith("all: The tag pr-2 is none of main. It was updated last at");
            assertThat(entry.get("cause").asText()).isEqualTo("retention");
            ok(host, "alice", "POST", "/api/v1/trash/" + entry.get("id").asText() + "/restore", "{}");
            assertThat(get(host, DEV + "/-/tags").get("items")).hasSize(5);
        }
    }

    @Test
    void whatCosignKeepsOfAnImageUnderATagIsPrunedWithItAndComesBackWithIt() throws Exception {
        try (TestHost host = open()) {
            TestImage image = TestImage.empty().layer("COPY x /", Map.of("x", "1"));
            image.push(host, "dev/app", "pr-1");
            String signature = "sha256-" + image.digest().hex() + ".sig";
            RuleFixture.referrer(host, "dev/app", null, "a signature", signature);
            push(host, "main");
            ok(
                    host,
                    "alice",
                    "POST",
                    DEV + "/-/pruning-policies",
                    "{\"name\":\"prs\",\"criteria\":[\"tag like pr-*\"]}");

            ok(host, "alice", "POST", DEV + "/-/pruning/runs", "");
            settle(host);

            assertThat(get(host, DEV + "/-/tags").get("items"))
                    .extracting(each -> each.get("tag").asText())
                    .containsExactly("main");
            JsonNode entries = get(host, "/api/v1/trash?repository=dev/app").get("items");
            assertThat(entries).hasSize(1);
            assertThat(entries.at("/0/tags").toString()).isEqualTo("[\"pr-1\"]");
            ok(host, "alice", "POST", "/api/v1/trash/" + entries.at("/0/id").asText() + "/restore", "{}");
            assertThat(get(host, DEV + "/-/tags").get("items"))
                    .extracting(each -> each.get("tag").asText())
                    .containsExactly("main", "pr-1", signature);
            assertThat(host.send("admin", "GET", "/v2/dev/app/manifests/" + signature, "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aPushBeyondTheTagLimitPrunesTheOldest() throws Exception {
        try (TestHost host = open()) {
            ok(host, "alice", "PUT", DEV + "/-/tag-limit", "{\"tags\":3}");
            push(host, "a", "b", "c");
            settle(host);
            assertThat(get(host, DEV + "/-/tags").get("items")).hasSize(3);

            push(host, "d");
            settle(host);

            assertThat(get(host, DEV + "/-/tags").get("items").toString()).doesNotContain("\"tag\":\"a\"");
            assertThat(get(host, DEV + "/-/tags").get("items")).hasSize(3);
            assertThat(get(host, "/api/v1/trash?repository=dev/app")
                            .at("/items/0/reason")
                            .asText())
                    .isEqualTo("tag-limit: It is not among the newest 3, which stay.");
        }
    }

    @Test
    void tellsThatTheTagLimitIsNearAndThatItIsExceeded() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Subscriber listener = (event, actor) -> {
            if (event instanceof QuotaEvent quota) {
                told.add(quota.type() + ": " + quota.used() + " of " + quota.limit() + " by " + actor);
            }
        };
        try (TestHost host = TestHost.listening(home, RuleFixture.settings(SETTINGS), RunningBuilds.NONE, listener)) {
            push(host, "before");
            ok(host, "alice", "PUT", DEV + "/-/tag-limit", "{\"tags\":3}");
            push(host, "a", "b", "c");
            settle(host);
        }
        assertThat(told).containsExactly("QUOTA_WARNING: 3 of 3 by admin", "QUOTA_EXCEEDED: 4 of 3 by admin");
    }

    @Test
    void onlyThoseWhoMayConfigureSeeAndMakePolicies() throws Exception {
        try (TestHost host = open()) {
            String policy = "{\"name\":\"all\",\"keep\":2}";
            assertThat(host.send("stranger", "POST", DEV + "/-/pruning-policies", policy)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(host.send("stranger", "GET", DEV + "/-/pruning", "").statusCode())
                    .isEqualTo(403);
            assertThat(host.send("stranger", "POST", "/api/v1/namespaces/dev/pruning-policies", policy)
                            .statusCode())
                    .isIn(403, 404);
            assertThat(host.send("alice", "POST", "/api/v1/pruning/runs", "").statusCode())
                    .isEqualTo(403);
            assertThat(host.send("alice", "POST", DEV + "/-/pruning-policies", "{\"name\":\"all\"}")
                            .body())
                    .contains("would remove every tag");
            ok(host, "alice", "POST", DEV + "/-/pruning-policies", policy);
            assertThat(host.send("alice", "POST", DEV + "/-/pruning-policies", policy)
                            .statusCode())
                    .isEqualTo(409);
            ok(host, "alice", "PATCH", DEV + "/-/pruning-policies/all", "{\"name\":\"other\",\"keep\":9}");
            assertThat(get(host, DEV + "/-/pruning-policies/other").get("keep").asInt())
                    .isEqualTo(9);
            ok(host, "alice", "DELETE", DEV + "/-/pruning-policies/other", "");
            assertThat(get(host, DEV + "/-/pruning-policies").get("items")).isEmpty();
        }
    }
}
