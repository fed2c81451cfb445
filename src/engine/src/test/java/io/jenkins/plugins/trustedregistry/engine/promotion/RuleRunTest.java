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

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What rules promote and what they leave, through a whole registry over real sockets, with real scans. */
@Timeout(240)
class RuleRunTest {
    @TempDir
    private Path home;

    @BeforeEach
    void knowOfOneVulnerability() throws Exception {
        RuleFixture.knowOfOneVulnerability(home);
    }

    @Test
    void whatIsPushedIsScannedAndPromotedOnlyWhenItIsGood() throws Exception {
        try (TestHost host = open(home)) {
            rule(host, "alice", """
                    {"name": "release", "target": "prod/app", "tag": "%n-%Y",
                     "criteria": ["tag starts with v", "critical = 0"]}""");
            TestImage.debian().push(host, "dev/app", "v1");
            Digest good = fixed().push(host, "dev/app", "v2");
            fixed().push(host, "dev/app", "latest");
            settle(host);

            JsonNode tags = get(host, PROD + "/-/tags").get("items");
            assertThat(tags).hasSize(1);
            String name = tags.at("/0/tag").asText();
            assertThat(name).matches("v2-20[0-9]{2}");
            assertThat(tags.at("/0/digest").asText()).isEqualTo(good.toString());
            assertThat(tags.at("/0/scan/state").asText())
                    .as("the result went along")
                    .isEqualTo("scanned");
            assertThat(tags.at("/0/scan/components").asInt()).isEqualTo(1);
            assertThat(get(host, "/api/v1/jobs?kind=scan").get("items"))
                    .as("and nothing was scanned again")
                    .hasSize(3);
            assertThat(host.send("admin", "GET", "/v2/prod/app/manifests/" + name, "")
                            .statusCode())
                    .isEqualTo(200);

            JsonNode move = get(host, PROD + "/-/tags/" + name + "/history").at("/items/0");
            assertThat(move.get("how").asText()).isEqualTo("promotion");
            assertThat(move.get("origin").asText()).isEqualTo("dev/app:v2");
            assertThat(move.get("movedBy").asText()).isEqualTo("promotion:release");
            JsonNode all =
                    get(host, DEV + "/-/promotion-rules/release/evaluations").get("items");
            assertThat(all.toString())
                    .contains("It has 1 critical vulnerabilities, where = 0 is asked for, by vulnerability data of ")
                    .contains("The tag latest does not start with v.");
            assertThat(host.send("admin", "GET", "/api/v1/audit?actor=promotion:release", "")
                            .body())
                    .contains("promotion:release", "dev/app:v2", "prod/app");
        }
    }

    @Test
    void rulesInACircleComeToAnEnd() throws Exception {
        try (TestHost host = open(home)) {
            rule(host, "alice", "{\"name\":\"there\",\"target\":\"prod/app\",\"tag\":\"%n-p%f\"}");
            ok(
                    host,
                    "alice",
                    "POST",
                    PROD + "/-/promotion-rules",
                    "{\"name\":\"on\",\"target\":\"dev/base\",\"tag\":\"%n-q%f\"}");
            ok(
                    host,
                    "alice",
                    "POST",
                    "/api/v1/repositories/dev/base/-/promotion-rules",
                    "{\"name\":\"back\",\"target\":\"dev/app\",\"tag\":\"%n-r%f\"}");
            fixed().push(host, "dev/app", "a");
            settle(host);

            assertThat(get(host, DEV + "/-/tags").get("items")).hasSize(1);
            assertThat(get(host, PROD + "/-/tags").get("items")).hasSize(1);
            assertThat(get(host, "/api/v1/repositories/dev/base/-/tags").get("items"))
                    .as("a promotion of a promotion")
                    .hasSize(1);
            assertThat(get(host, "/api/v1/repositories/dev/base/-/promotion-rules/back/evaluations")
                            .at("/items/0/reason")
                            .asText())
                    .contains("does not go back there");
        }
    }

    @Test
    void aRuleIsTriedBeforeItIsSavedAndRunByHandOnWhatIsThere() throws Exception {
        try (TestHost host = open(home)) {
            TestImage.debian().push(host, "dev/app", "v1");
            fixed().push(host, "dev/app", "v2");
            settle(host);
            String rule =
                    "{\"name\":\"later\",\"target\":\"prod/app\",\"criteria\":[\"high <= 0\",\"critical <= 0\"],\"triggers\":[]}";

            JsonNode tried = ok(host, "alice", "POST", DEV + "/-/promotion-test?limit=10", rule)
                    .get("items");
            assertThat(tried.at("/0/outcome").asText()).isEqualTo("not-matched");
            assertThat(tried.at("/1/outcome").asText()).isEqualTo("promoted");
            assertThat(get(host, PROD + "/-/tags").get("items")).isEmpty();

            rule(host, "alice", rule);
            settle(host);
            assertThat(get(host, PROD + "/-/tags").get("items")).isEmpty();
            JsonNode job = ok(host, "alice", "POST", DEV + "/-/promotion-rules/later/runs", "{}");
            settle(host);
            assertThat(get(host, "/api/v1/jobs/" + job.get("id").asText())
                            .at("/figures/promoted")
                            .asInt())
                    .isEqualTo(1);
            assertThat(get(host, PROD + "/-/tags").get("items")).hasSize(1);
            assertThat(host.send("alice", "POST", DEV + "/-/promotion-rules", rule)
                            .statusCode())
                    .isEqualTo(409);
            assertThat(host.send("alice", "POST", DEV + "/-/promotion-rules", "{\"name\":\"y\",\"target\":\"dev/app\"}")
                            .body())
                    .contains("to itself");
            assertThat(host.send(
                                    "alice",
                                    "POST",
                                    DEV + "/-/promotion-rules",
                                    "{\"name\":\"y\",\"target\":\"prod/app\",\"criteria\":[\"critical < many\"]}")
                            .body())
                    .contains("critical", "whole number");
            ok(host, "alice", "DELETE", DEV + "/-/promotion-rules/later", "");
            assertThat(host.send("alice", "GET", DEV + "/-/promotion-rules/later", "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatARuleHasPromotedAndSomebodyDeletedDoesNotComeBackByItself() throws Exception {
        TestImage image = fixed();
        try (TestHost host = open(home)) {
            rule(host, "alice", "{\"name\":\"all\",\"target\":\"prod/app\"}");
            image.push(host, "dev/app", "a1");
            settle(host);
            ok(host, "alice", "DELETE", PROD + "/-/tags/a1?image=true", "");
            image.push(host, "dev/app", "a1");
            settle(host);

            assertThat(host.send("admin", "GET", PROD + "/-/tags/a1", "").statusCode())
                    .as(get(host, DEV + "/-/promotion-rules/all/evaluations").toPrettyString())
                    .isEqualTo(404);
            assertThat(last(host, "all").get("outcome").asText()).isEqualTo("unchanged");

            ok(host, "alice", "POST", DEV + "/-/promotion-rules/all/runs", "{\"tag\":\"a1\"}");
            settle(host);
            assertThat(get(host, PROD + "/-/tags/a1").get("tag").asText()).isEqualTo("a1");
        }
    }

    @Test
    void settingsMakeRulesAndTheExportGivesThemBack() throws Exception {
        String file = Files.readString(Path.of("../../casc-examples/promotion.yaml"))
                .replace(
                        "  trustedRegistry:\n",
                        "  trustedRegistry:\n    listener: {address: 127.0.0.1, port: 0, plainHttp: true}\n");
        Settings wanted = SettingsFile.read("promotion.yaml", file, UnaryOperator.identity());
        try (TestHost host = TestHost.open(home, wanted)) {
            String repository = "/api/v1/repositories/technology/app-builds";
            assertThat(get(host, repository + "/-/promotion-rules")
                            .at("/items/1/owner")
                            .asText())
                    .isEqualTo("settings");
            Digest good = fixed().push(host, "technology/app-builds", "v1.0");
            settle(host);
            assertThat(get(host, "/api/v1/repositories/technology/app/-/tags/v1.0")
                            .get("digest")
                            .asText())
                    .isEqualTo(good.toString());
            assertThat(get(host, repository + "/-/pruning")
                            .at("/items/0/reason")
                            .asText())
                    .contains("old-builds: It was updated last at");
            assertThat(get(host, repository + "/-/tag-limit").get("tags").asInt())
                    .isEqualTo(1000);
        }
        try (TestHost host = TestHost.open(home, wanted)) {
            JsonNode exported = get(host, "/api/v1/settings").at("/organizations/0/repositories");
            JsonNode written = SettingsJson.write(wanted).at("/organizations/0/repositories");
            assertThat(exported).hasSameSizeAs(written);
            for (int i = 0; i < written.size(); i++) { // what is not written comes back as it is by itself
                JsonNode repository = exported.get(i);
                written.get(i)
                        .properties()
                        .forEach(each ->
                                assertThat(repository.get(each.getKey())).isEqualTo(each.getValue()));
            }
        }
    }
}
