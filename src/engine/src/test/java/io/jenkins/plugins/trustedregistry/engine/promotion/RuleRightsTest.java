// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion;

import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.DEV;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.PROD;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.fixed;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.get;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.last;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.ok;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.open;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.rule;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.settle;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On whose rights rules run, and who may have one. */
@Timeout(240)
class RuleRightsTest {
    @TempDir
    private Path home;

    @BeforeEach
    void knowOfOneVulnerability() throws Exception {
        RuleFixture.knowOfOneVulnerability(home);
    }

    @Test
    void aRuleRunsOnTheRightsItsOwnerHasNow() throws Exception {
        try (TestHost host = open(home)) {
            ok(host, "admin", "PATCH", "/api/v1/organizations/prod", "{\"owners\":[\"user:alice\",\"user:admin\"]}");
            rule(host, "alice", "{\"name\":\"all\",\"target\":\"prod/app\"}");
            assertThat(host.send(
                                    "nigelpoulton",
                                    "POST",
                                    DEV + "/-/promotion-rules",
                                    "{\"name\":\"x\",\"target\":\"prod/app\"}")
                            .statusCode())
                    .isEqualTo(404);
            fixed().push(host, "dev/app", "a1");
            settle(host);
            assertThat(get(host, PROD + "/-/tags/a1").get("tag").asText()).isEqualTo("a1");

            ok(host, "admin", "PATCH", "/api/v1/organizations/prod", "{\"owners\":[\"user:admin\"]}");
            TestImage.debian().push(host, "dev/app", "a2");
            settle(host);

            assertThat(host.send("admin", "GET", PROD + "/-/tags/a2", "").statusCode())
                    .isEqualTo(404);
            assertThat(last(host, "all").get("outcome").asText()).isEqualTo("refused");
            assertThat(last(host, "all").get("reason").asText()).contains("user:alice", "rights");
            assertThat(host.send("alice", "PATCH", DEV + "/-/promotion-rules/all", "{\"active\":false}")
                            .statusCode())
                    .as("nor may the rule be saved any more")
                    .isEqualTo(404);
        }
    }

    @Test
    void aTargetInAnotherNamespaceNeedsSomebodyWhoManagesIt() throws Exception {
        try (TestHost host = open(home)) {
            ok(host, "admin", "PATCH", "/api/v1/organizations/prod", "{\"owners\":[\"user:admin\"]}");
            ok(host, "admin", "POST", "/api/v1/organizations/prod/teams", "{\"name\":\"movers\"}");
            ok(host, "admin", "PUT", "/api/v1/organizations/prod/teams/movers/members/user:alice", "");
            ok(
                    host,
                    "admin",
                    "PUT",
                    "/api/v1/organizations/prod/teams/movers/grants/prod/app",
                    "{\"right\":\"read-write\"}");

            assertThat(host.send(
                                    "alice",
                                    "POST",
                                    DEV + "/-/promotion-rules",
                                    "{\"name\":\"x\",\"target\":\"prod/app\"}")
                            .statusCode())
                    .isEqualTo(403);
            fixed().push(host, "dev/app", "a1");
            ok(host, "alice", "POST", DEV + "/-/tags/a1/promotions", "{\"target\":\"prod/app\",\"tag\":\"by-hand\"}");
            ok(host, "admin", "POST", DEV + "/-/promotion-rules", "{\"name\":\"x\",\"target\":\"prod/app\"}");
        }
    }
}
