// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Advisories;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.DebianLayout;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.PaperProject;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change that a stranger proposes, at a gate. Its project owns the organization, so a build of its own branch may do all there; the
 * change may look, and no more: neither push nor make, loosen or remove what judges it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForkGateIT {
    private static final String TEST = "repositories/technology/test";
    private static final String GATES = TEST + "/-/gates/";
    private static final String POLICY = """
                gates:
                  policies:
                    - name: no-criticals
                      rules:
                        - rule: findings
                          severity: critical
            """;
    private static final String NOTHING = "{\"mode\": \"off\", \"rules\": []}";
    private static final String EXCUSE = "{\"vulnerability\": \"CVE-2022-37434\", \"reason\": \"trust me\"}";
    /** What the branch and the change do; both wait for the test, which reads the logins that they have. */
    private static final String JENKINSFILE = """
            node {
              sh 'mkdir -p image && cp -r %1$s/bad/. image/'
              withRegistry {
                if (env.BRANCH_NAME == "main") {
                  registryPush image: "technology/test:main", layout: "image"
                  sh 'cp "$DOCKER_CONFIG/config.json" %1$s/main.json; touch %1$s/pushed; while [ ! -e %1$s/tried ]; do sleep 1; done'
                } else {
                  sh 'while [ ! -e %1$s/pushed ]; do sleep 1; done; cp "$DOCKER_CONFIG/config.json" %1$s/fork.json'
                  def verdict = registryGate image: "technology/test:main", policy: "no-criticals", unstable: true
                  echo "verdict ${verdict.outcome} ${verdict.findings}"
                  sh 'touch %1$s/judged; while [ ! -e %1$s/tried ]; do sleep 1; done'
                  withEnv(["JOB_NAME=multi/main", "BRANCH_NAME=main", "BUILD_NUMBER=1", "REGISTRY_CREDENTIALS_ID="]) {
                    catchError { registryPush image: "technology/test:mine", layout: "image" }
                  }
                  catchError { registryTag source: "technology/test:main", image: "technology/test:mine", inRegistry: true }
                  catchError { registryPromote image: "technology/test:main", to: "technology/test:mine" }
                  catchError { registryDelete image: "technology/test:main" }
                  registryGate image: "technology/test:mine", layout: "image"
                }
              }
            }
            """;

    private Path folder;
    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Pipelines pipelines;
    private int port;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        PaperProject.prepare(jenkins);
        String registry = Casc.registry(port)
                .replace("user:nigelpoulton", "job:multi")
                .replace("    teams:", "    owners:\n          - job:multi\n        teams:");
        jenkins.configuredBy(Casc.SECURITY, registry + POLICY).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        pipelines = new Pipelines(jenkins, nigel);
        DebianLayout.write(folder.resolve("bad"), "zlib1g 1:1.2.11.dfsg-2");
        Advisories.importAll(nigel, "CVE-2022-37434 zlib1g 1:1.2.13.dfsg-1");
        PaperProject.make(pipelines, "multi", JENKINSFILE.formatted(folder));
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void aChangeOfAStrangerIsJudgedByTheControllerAndChangesNothingOfWhatJudgesIt() throws Exception {
        pipelines.await("multi/PR-1", () -> Files.exists(folder.resolve("judged")));
        RegistryClient fork = client("fork.json");
        RegistryClient branch = client("main.json");
        assertThat(fork.login().statusCode()).isEqualTo(200);
        assertThat(fork.pull("technology/test", "main").statusCode())
                .as("who did not push it is behind the gate")
                .isEqualTo(403);
        assertThat(fork.pull("technology/test", "main").body()).contains("stopped by a gate", "CVE-2022-37434");
        for (Map.Entry<String, String> call : changes().entrySet()) {
            String[] line = call.getKey().split(" ");
            HttpResponse<String> refused = fork.api(line[0], line[1], call.getValue());
            assertThat(refused.statusCode()).as("%s %s", line[0], line[1]).isEqualTo(403);
            assertThat(refused.body())
                    .as(call.getKey())
                    .containsAnyOf("revision that its job does not trust", "counts for repositories only");
        }
        assertThat(branch.api("PUT", GATES + "policies/mine", NOTHING).statusCode())
                .as("the project's own branch may")
                .isEqualTo(201);
        Files.createFile(folder.resolve("tried"));

        String log = pipelines.end("multi/PR-1");

        assertThat(log)
                .endsWith("Finished: FAILURE\n")
                .contains("verdict blocked [critical:1]")
                .containsPattern("ERROR: .* is stopped by a gate: .*CVE-2022-37434 in zlib1g")
                .doesNotContain("\tat ");
        assertThat(log.split("of a revision that its job does not trust", -1))
                .as("push, promotion and deletion are refused")
                .hasSize(4);
        assertThat(log).as("and a tag must first be read").contains("Tried to read the manifest technology/test:main");
        assertThat(nigel.get("job/multi/job/PR-1/1/").body()).contains("blocked", "CVE-2022-37434");
        assertThat(nigel.get("trusted-registry/api/v1/" + TEST + "/-/tags/mine").statusCode())
                .isEqualTo(404);
        assertThat(nigel.get("trusted-registry/api/v1/" + TEST + "/-/tags/main").statusCode())
                .isEqualTo(200);
        assertThat(pipelines.end("multi/main")).endsWith("Finished: SUCCESS\n");
    }

    /** What would let it through, or anybody. */
    private static Map<String, String> changes() {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("PUT " + GATES + "policies/mine", NOTHING);
        calls.put("POST " + GATES + "exceptions", EXCUSE);
        calls.put("PUT namespaces/technology/gates/policies/mine", NOTHING);
        calls.put("POST namespaces/technology/gates/exceptions", EXCUSE);
        calls.put("PATCH " + TEST, "{\"visibility\": \"private\"}");
        calls.put("POST " + TEST + "/-/promotion-rules", "{\"name\": \"mine\", \"target\": \"technology/test\"}");
        calls.put("POST " + TEST + "/-/pruning-policies", "{\"name\": \"mine\", \"criteria\": [\"tag = main\"]}");
        calls.put("DELETE " + TEST + "/-/tags/main", "");
        return calls;
    }

    private RegistryClient client(String config) throws Exception {
        return new RegistryClient(jenkins.home(), port, "build", Pipelines.secret(folder.resolve(config)));
    }
}
