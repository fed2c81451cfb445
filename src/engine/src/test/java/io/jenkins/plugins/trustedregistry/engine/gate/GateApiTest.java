// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gates over the management API, and what pulls say then. */
@Timeout(240)
class GateApiTest {
    private static final String NO_CRITICALS =
            "{\"name\":\"no-criticals\",\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}";
    private static final String POLICIES = "/gates/policies/no-criticals";

    @TempDir
    private Path home;

    @Test
    void policiesAreSetByThoseWhoHaveTheSayThere() throws Exception {
        try (GateWorld world = GateWorld.open(home, "")) {
            String ofRegistry = GateWorld.API + POLICIES;
            String ofNamespace = GateWorld.API + "/namespaces/technology" + POLICIES;
            String ofRepository = GateWorld.REPOSITORY + "/-" + POLICIES;

            assertThat(world.send("nigelpoulton", "PUT", ofRegistry, NO_CRITICALS)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(world.send("nigelpoulton", "PUT", ofNamespace, NO_CRITICALS)
                            .statusCode())
                    .isIn(403, 404);
            assertThat(world.send("nigelpoulton", "PUT", ofRepository, NO_CRITICALS)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(world.send("alice", "PUT", ofRepository, NO_CRITICALS).statusCode())
                    .isEqualTo(403);

            JsonNode again = world.ok("nigelpoulton", "PUT", ofRepository, NO_CRITICALS);
            assertThat(again.get("version").asInt()).as("the same once more").isEqualTo(1);
            JsonNode changed = world.ok(
                    "nigelpoulton",
                    "PUT",
                    ofRepository,
                    NO_CRITICALS.replace("\"rules\"", "\"mode\":\"warn\",\"rules\""));
            assertThat(changed.get("version").asInt()).isEqualTo(2);
            assertThat(changed.get("mode").asText()).isEqualTo("warn");
            assertThat(changed.get("words").toString()).contains("At most 0 vulnerabilities rated critical.");
            assertThat(world.ok("", "GET", GateWorld.REPOSITORY + "/-/gates/policies", "")
                            .at("/items/0/scope")
                            .asText())
                    .isEqualTo("technology/test");
            world.ok("nigelpoulton", "DELETE", ofRepository, "");
            assertThat(world.send("admin", "GET", ofRepository, "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aMistakeInAPolicyIsRefusedInTheWordsOfSettings() throws Exception {
        try (GateWorld world = GateWorld.open(home, "")) {
            String path = GateWorld.API + "/gates/policies/p";
            assertThat(world.send("admin", "PUT", path, "{\"rules\":[{\"rule\":\"findings\",\"severity\":\"bad\"}]}")
                            .body())
                    .contains("severity 'bad' is not known: use unknown, negligible, low, medium, high, critical.");
            assertThat(world.send("admin", "PUT", path, "{\"rules\":[{\"rule\":\"findigs\"}]}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(world.send("admin", "PUT", path, "{\"rule\":[]}").body()).contains("'rule' is not a key here");
            assertThat(world.send("admin", "PUT", path, "{\"rules\":[{\"rule\":\"signature\",\"keys\":[\"k\"]}]}")
                            .body())
                    .contains("There is no key 'k'");
        }
    }

    @Test
    void anExceptionOpensTheGateUntilItEnds() throws Exception {
        try (GateWorld world = GateWorld.open(home, "")) {
            GateWorld.bad().push(world.host(), "technology/test", "v1");
            world.settle();
            world.policy(NO_CRITICALS);
            assertThat(world.refusal("test", "v1")).contains("CVE-2022-37434");

            String end = world.now().plus(Duration.ofDays(2)).toString();
            JsonNode added = world.ok(
                    "admin",
                    "POST",
                    GateWorld.API + "/gates/exceptions",
                    "{\"image\":\"technology/*\",\"vulnerability\":\"CVE-2022-37434\",\"reason\":\"inflate is not"
                            + " called\",\"expires\":\"" + end + "\"}");
            assertThat(added.get("owner").asText()).isEqualTo("admin");
            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(200);
            JsonNode verdict = world.ok("alice", "GET", GateWorld.REPOSITORY + "/-/manifests/v1/verdict", "");
            assertThat(verdict.at("/waived/0/reason").asText()).isEqualTo("inflate is not called");
            assertThat(verdict.get("sentence").asText())
                    .contains("(1 exceptions hold), by vulnerability data of 2024-01-01, ");

            world.pass(Duration.ofDays(3));
            assertThat(world.refusal("test", "v1")).contains("The exception for CVE-2022-37434 ended at");
            assertThat(world.ok("alice", "GET", GateWorld.API + "/gates/exceptions", "")
                            .at("/items/0/expired")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void whatARepositorySuppressesLiftsItsOwnGateAndNoWiderOne() throws Exception {
        try (GateWorld world = GateWorld.open(home, "")) {
            GateWorld.bad().push(world.host(), "technology/test", "v1");
            world.settle();
            world.ok("nigelpoulton", "PUT", GateWorld.REPOSITORY + "/-" + POLICIES, NO_CRITICALS);
            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(403);
            world.ok(
                    "nigelpoulton",
                    "POST",
                    GateWorld.REPOSITORY + "/-/suppressions",
                    "{\"vulnerability\":\"CVE-2022-37434\",\"reason\":\"not called\"}");
            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(200);

            world.policy(NO_CRITICALS);
            assertThat(world.refusal("test", "v1")).endsWith("Ask the registry's administrators.");
        }
    }

    @Test
    void aRehearsalTriesTheLastBuildsAlsoThoseWhoseTagsHaveMovedOn() throws Exception {
        try (GateWorld world = GateWorld.open(home, "")) {
            push(world, 17, GateWorld.bad());
            push(world, 18, GateWorld.good());
            world.settle();

            JsonNode rehearsal = world.ok(
                    "admin",
                    "POST",
                    GateWorld.REPOSITORY + "/-/gates/rehearsals",
                    "{\"policy\":{\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}}");

            assertThat(rehearsal.get("looked").asInt())
                    .as("what a tag leads to")
                    .isEqualTo(1);
            assertThat(rehearsal.get("stopped").asInt()).isZero();
            assertThat(rehearsal.get("builds").asInt()).isEqualTo(2);
            assertThat(rehearsal.get("stoppedBuilds").asInt()).isEqualTo(1);
            assertThat(rehearsal.at("/lastBuilds/0/number").asInt()).isEqualTo(18);
            assertThat(rehearsal.at("/lastBuilds/0/stopped").asBoolean()).isFalse();
            assertThat(rehearsal.at("/lastBuilds/1/sentence").asText()).contains("CVE-2022-37434");
            JsonNode elsewhere = world.ok(
                    "admin",
                    "POST",
                    GateWorld.API + "/repositories/technology/quiet/-/gates/rehearsals",
                    "{\"policy\":{\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}}");
            assertThat(elsewhere.get("builds").asInt()).isZero();
        }
    }

    private static void push(GateWorld world, int number, TestImage image) throws Exception {
        BuildId build = world.builds().run("b" + number, "release", number, Trust.TRUSTED);
        BuildLogin login = world.host().registry().builds().begin(build);
        image.push(world.host(), TestHost.basic(login.user(), login.secret().text()), "technology/test", "latest");
    }

    @Test
    void aRehearsalCountsWhatAPolicyWouldStopAndChangesNothing() throws Exception {
        try (GateWorld world = GateWorld.open(home, "")) {
            GateWorld.bad().push(world.host(), "technology/test", "bad");
            GateWorld.good().push(world.host(), "technology/test", "good");
            world.settle();

            JsonNode rehearsal = world.ok(
                    "admin",
                    "POST",
                    GateWorld.API + "/gates/rehearsals",
                    "{\"policy\":" + NO_CRITICALS + ",\"last\":10}");
            assertThat(rehearsal.get("looked").asInt()).isEqualTo(2);
            assertThat(rehearsal.get("stopped").asInt()).isEqualTo(1);
            assertThat(rehearsal.at("/images/0/tags/0").asText()).isEqualTo("good");
            assertThat(rehearsal.at("/images/1/sentence").asText()).contains("CVE-2022-37434");
            assertThat(rehearsal.at("/images/1/pushedBy").asText()).isEqualTo("admin");
            assertThat(world.pull("test", "bad").statusCode()).isEqualTo(200);
            assertThat(world.send("nigelpoulton", "POST", GateWorld.API + "/gates/rehearsals", "{}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aPolicyThatIsOffIsAskedByItsName() throws Exception {
        try (GateWorld world = GateWorld.open(home, "")) {
            GateWorld.bad().push(world.host(), "technology/test", "v1");
            world.settle();
            world.policy(NO_CRITICALS.replace("\"rules\"", "\"mode\":\"off\",\"rules\""));

            String verdict = GateWorld.REPOSITORY + "/-/manifests/v1/verdict";
            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(200);
            assertThat(world.ok("alice", "GET", verdict, "").get("outcome").asText())
                    .isEqualTo("passed");
            assertThat(world.ok("alice", "GET", verdict + "?policy=no-criticals", "")
                            .get("outcome")
                            .asText())
                    .isEqualTo("blocked");
            assertThat(world.send("alice", "GET", verdict + "?policy=nothing", "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void verdictsAreWrittenDownWhenWhatTheyHangOnChanges() throws Exception {
        try (GateWorld world = GateWorld.open(home, "")) {
            world.policy(NO_CRITICALS);
            GateWorld.bad().push(world.host(), "technology/test", "v1");
            GateWorld.good().push(world.host(), "technology/test", "v2");
            world.settle();
            world.ok("admin", "PUT", GateWorld.API + POLICIES, NO_CRITICALS.replace("\"critical\"", "\"high\""));
            world.settle();

            JsonNode blocked = world.ok("admin", "GET", GateWorld.API + "/gates/verdicts?outcome=blocked", "");
            assertThat(blocked.get("items")).hasSize(1);
            assertThat(blocked.at("/items/0/image").asText()).isEqualTo("technology/test:v1");
            assertThat(blocked.at("/items/0/policies/0/version").asInt()).isEqualTo(2);
            assertThat(world.ok("alice", "GET", GateWorld.REPOSITORY + "/-/gates/verdicts", "")
                            .get("items"))
                    .hasSize(2);
            assertThat(world.ok("alice", "GET", GateWorld.REPOSITORY + "/-/tags", "")
                            .get("items"))
                    .extracting(each -> each.get("verdict").asText())
                    .containsExactly("blocked", "passed");

            world.ok("admin", "DELETE", GateWorld.API + POLICIES, "");
            world.settle();
            assertThat(world.ok("admin", "GET", GateWorld.API + "/gates/verdicts", "")
                            .get("items"))
                    .isEmpty();
        }
    }

    @Test
    void aVexDocumentTakesOutWhatItCallsNotAffected() throws Exception {
        String document = "{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"@id\":\"https://example.com/vex/1\","
                + "\"author\":\"nigel\",\"statements\":[{\"vulnerability\":{\"name\":\"CVE-2022-37434\"},"
                + "\"products\":[{\"@id\":\"pkg:oci/test\",\"subcomponents\":[{\"@id\":\"pkg:deb/debian/zlib\"}]}],"
                + "\"status\":\"STATUS\",\"justification\":\"vulnerable_code_not_in_execute_path\"}]}";
        try (GateWorld world = GateWorld.open(home, "")) {
            GateWorld.bad().push(world.host(), "technology/test", "v1");
            world.settle();
            world.policy(NO_CRITICALS);
            String vex = GateWorld.API + "/gates/vex";

            world.ok("admin", "POST", vex, document.replace("STATUS", "affected"));
            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(403);
            JsonNode added = world.ok("admin", "POST", vex, document.replace("STATUS", "not_affected"));
            assertThat(added.get("statements").asInt()).isEqualTo(1);
            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(200);
            assertThat(world.ok("alice", "GET", vex, "").get("items"))
                    .as("the second is in place of the first")
                    .hasSize(1);
            assertThat(world.ok("alice", "GET", GateWorld.REPOSITORY + "/-/manifests/v1/verdict", "")
                            .at("/waived/0/reason")
                            .asText())
                    .isEqualTo("vulnerable code not in execute path");

            world.ok("admin", "DELETE", vex + "/" + added.get("id").asText(), "");
            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(403);
            assertThat(world.send("admin", "POST", vex, "{}").body()).contains("neither OpenVEX");
        }
    }
}
