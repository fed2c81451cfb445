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
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Evidence;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What makes rules look at an image again: verdicts of gates, evidence, what somebody answers for. */
@Timeout(240)
class PromotionTriggerTest {
    @TempDir
    private Path home;

    @BeforeEach
    void knowOfOneVulnerability() throws Exception {
        RuleFixture.knowOfOneVulnerability(home);
    }

    @Test
    void theGatesVerdictIsACriterionAndStandsBeforeEveryPromotion() throws Exception {
        String settings =
                "gates: {policies: [{name: no-criticals, scope: prod, mode: enforce, rules: [{rule: findings, severity: critical}]}]}\n"
                        + "organizations:\n"
                        + "- {name: dev, owners: ['user:alice'], repositories: [{name: app}]}\n"
                        + "- {name: prod, owners: ['user:alice'], repositories: [{name: app}]}\n";
        try (TestHost host = open(home, settings)) {
            rule(
                    host,
                    "alice",
                    "{\"name\":\"all\",\"target\":\"prod/app\",\"criteria\":[\"gate is passed\"],\"triggers\":[\"scan\"]}");
            TestImage.debian().push(host, "dev/app", "bad");
            settle(host);

            assertThat(last(host, "all").get("outcome").asText()).isEqualTo("refused");
            assertThat(last(host, "all").get("reason").asText()).contains("CVE-2022-37434");
            HttpResponse<String> byHand =
                    host.send("alice", "POST", DEV + "/-/tags/bad/promotions", "{\"target\":\"prod/app\"}");
            assertThat(byHand.statusCode()).isEqualTo(403);
            assertThat(byHand.body()).contains("CVE-2022-37434");

            fixed().push(host, "dev/app", "good");
            settle(host);
            assertThat(get(host, PROD + "/-/tags").get("items")).hasSize(1);
        }
    }

    @Test
    void evidenceOfTheHostLetsARuleGoOnAndGoesAlong() throws Exception {
        try (TestHost host = open(home)) {
            rule(
                    host,
                    "alice",
                    "{\"name\":\"tested\",\"target\":\"prod/app\",\"criteria\":[\"evidence result = SUCCESS\",\"evidence tests.failed <= 0\"]}");
            Digest image = fixed().push(host, "dev/app", "a1");
            settle(host);
            assertThat(last(host, "tested").get("reason").asText()).contains("no evidence 'result'");

            RepositoryName name = RepositoryName.parse("dev/app");
            assertThat(host.evidence().give(name, image, new Evidence(Map.of("result", "SUCCESS"))))
                    .isTrue();
            assertThat(host.evidence().give(name, image, new Evidence(Map.of("tests.failed", "0"))))
                    .isTrue();
            settle(host);

            assertThat(get(host, PROD + "/-/tags/a1").get("digest").asText()).isEqualTo(image.toString());
            assertThat(host.evidence()
                            .of(RepositoryName.parse("prod/app"), image)
                            .values())
                    .containsEntry("result", "SUCCESS");
        }
    }

    @Test
    void whatSomebodyAnswersForIsLookedAtAgainAtOnce() throws Exception {
        try (TestHost host = open(home)) {
            rule(
                    host,
                    "alice",
                    "{\"name\":\"clean\",\"target\":\"prod/app\",\"criteria\":[\"critical = 0\"],\"triggers\":[\"scan\"]}");
            TestImage.debian().push(host, "dev/app", "a1");
            settle(host);
            assertThat(get(host, PROD + "/-/tags").get("items")).isEmpty();

            ok(
                    host,
                    "alice",
                    "POST",
                    DEV + "/-/suppressions",
                    "{\"vulnerability\":\"CVE-2022-37434\",\"reason\":\"inflate is not called\"}");
            settle(host);

            assertThat(get(host, PROD + "/-/tags/a1/history").at("/items/0/how").asText())
                    .isEqualTo("promotion");
            assertThat(get(host, PROD + "/-/tags/a1")
                            .at("/scan/findings/critical")
                            .asInt())
                    .as("what is suppressed is a matter of each repository")
                    .isEqualTo(1);
        }
    }
}
