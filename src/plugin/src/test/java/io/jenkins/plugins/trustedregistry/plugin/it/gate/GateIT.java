// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Advisories;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.DebianLayout;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.OtherRegistry;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Steps 15 and 16 of the walkthrough, and what else a gate in a pipeline meets. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateIT {
    private static final String REPOSITORIES = "trusted-registry/api/v1/repositories/";
    private static final String ZLIB = "CVE-2022-37434 zlib1g 1:1.2.13.dfsg-1";
    private static final String MORE = """
                  - name: production
                    teams:
                      - name: releasers
                        members:
                          - job:ci
                    repositories:
                      - name: test
                        visibility: public
                        grants:
                          - team: releasers
                            right: read-write
                gates:
                  policies:
                    - name: no-criticals
                      rules:
                        - rule: findings
                          severity: critical
                  exceptions:
                    - image: technology/test:excused
                      vulnerability: CVE-2022-37434
                      reason: was not reachable
                      owner: nigelpoulton
                      expires: "2026-01-01"
            """;

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Pipelines pipelines;
    private Jobs jobs;
    private int port;
    private Path folder;
    private String good;
    private String bad;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("pipeline-model-definition") && jenkins.has("cloudbees-folder"),
                "needs the Pipeline plugins");
        String registry = Casc.registry(port).replace("user:nigelpoulton", "job:ci") + MORE;
        jenkins.configuredBy(Casc.SECURITY, registry).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        pipelines = new Pipelines(jenkins, nigel);
        jobs = new Jobs(nigel);
        pipelines.groovy("jenkins.model.Jenkins.get().createProject(com.cloudbees.hudson.plugins.folder.Folder, 'ci')");
        good = DebianLayout.write(folder.resolve("good"), "zlib1g 1:1.2.13.dfsg-1");
        bad = DebianLayout.write(folder.resolve("bad"), "zlib1g 1:1.2.11.dfsg-2");
        Advisories.importAll(nigel, ZLIB);
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    private String walkthrough(String tag) {
        return """
                node {
                  sh 'rm -rf image && cp -r "%1$s/${KIND:-bad}" image'
                  withRegistry {
                    def pushed = registryPush image: 'technology/test:%2$s', layout: 'image'
                    def verdict = registryGate image: 'technology/test@' + pushed.digest, policy: 'no-criticals'
                    echo "verdict ${verdict.outcome} ${verdict.findings}"
                    registryPromote image: 'technology/test:%2$s', to: 'production/test:%2$s'
                  }
                }
                """.formatted(folder, tag);
    }

    private int anonymous(String repository, String reference) throws Exception {
        return pull(repository, reference).statusCode();
    }

    private HttpResponse<String> pull(String repository, String reference) throws Exception {
        return new RegistryClient(jenkins.home(), port, "", "").pull(repository, reference);
    }

    @Test
    void aGoodImageIsPromotedAndABadOneIsStoppedWithASentenceAndWhatMendsIt() throws Exception {
        jobs.pipeline("ci/walk", walkthrough("walk"));

        String stopped = jobs.run("ci/walk");

        assertThat(stopped).endsWith("Finished: FAILURE\n");
        assertThat(stopped)
                .containsPattern("ERROR: technology/test@" + bad + " is stopped by a gate: .*CVE-2022-37434 in zlib1g")
                .containsPattern("critical +CVE-2022-37434 +zlib1g 1:1.2.11.dfsg-2 +1:1.2.13.dfsg-1 +no-criticals")
                .containsPattern("\nVulnerability data of [0-9-]+, .* old\\.\n")
                .doesNotContain("\tat ");
        assertThat(nigel.get(REPOSITORIES + "production/test/-/tags/walk").statusCode())
                .isEqualTo(404);
        assertThat(pull("technology/test", "walk").statusCode()).isEqualTo(403);
        assertThat(pull("technology/test", "walk").body()).contains("stopped by a gate", "CVE-2022-37434");
        assertThat(nigel.get("job/ci/job/walk/1/").body())
                .contains("blocked", "CVE-2022-37434", "1 critical", "Vulnerability data of ");

        pipelines.groovy(
                "jenkins.model.Jenkins.get().getItemByFullName('ci/walk').addProperty(new"
                        + " hudson.model.ParametersDefinitionProperty(new hudson.model.StringParameterDefinition('KIND', 'good')))");
        nigel.form("job/ci/job/walk/buildWithParameters", "KIND=good");
        jobs.await(
                "ci/walk",
                () -> nigel.get("job/ci/job/walk/2/consoleText").body().contains("Finished: "));

        assertThat(nigel.get("job/ci/job/walk/2/consoleText").body())
                .endsWith("Finished: SUCCESS\n")
                .contains("verdict passed", "Since #1: 0 new, 1 fixed, 0 carried over.");
        assertThat(nigel.json(REPOSITORIES + "production/test/-/tags/walk")
                        .get("digest")
                        .asText())
                .isEqualTo(good);
        assertThat(anonymous("production/test", "walk")).isEqualTo(200);
        assertThat(nigel.get("job/ci/job/walk/2/").body()).contains("passed", "Fixed findings", "since #1");
        assertThat(nigel.get("job/ci/job/walk/").body())
                .contains("tr-trend-chart", "#1: 1 critical, 0 high, 0 other, blocked. Vulnerability data of ");
    }

    @Test
    void aGateThatOnlyMarksLetsTheBuildGoOn() throws Exception {
        String log = pipelines.run("ci/marked", """
                node {
                  sh 'cp -r "%s/bad" image'
                  registryPush image: 'technology/test:marked', layout: 'image'
                  def scan = registryScan image: 'technology/test:marked'
                  echo "scanned ${scan.findings}"
                  registryGate image: 'technology/test:marked', unstable: true
                  echo 'went on'
                }
                """.formatted(folder));

        assertThat(log)
                .endsWith("Finished: UNSTABLE\n")
                .contains("went on", "scanned [critical:1]", "Vulnerability data of ");
    }

    @Test
    void anExceptionWhoseTimeIsOverCountsNoMoreAndIsSaid() throws Exception {
        String log = pipelines.run("ci/excused", walkthrough("excused"));

        assertThat(log).endsWith("Finished: FAILURE\n").contains("was not reachable", "nigelpoulton", "ended");
    }

    @Test
    void aNewAdvisoryTurnsAGoodImageBad() throws Exception {
        DebianLayout.write(folder.resolve("turned"), "libxml2 2.9.14");
        String script = """
                node {
                  sh 'rm -rf image && cp -r "%s/turned" image'
                  registryPush image: 'technology/test:turned', layout: 'image'
                  registryGate image: 'technology/test:turned', policy: 'no-criticals'
                }
                """.formatted(folder);
        assertThat(pipelines.run("ci/before", script)).endsWith("Finished: SUCCESS\n");
        assertThat(anonymous("technology/test", "turned")).isEqualTo(200);

        Advisories.importAll(nigel, ZLIB, "CVE-2026-1234 libxml2 2.9.15");

        assertThat(pipelines.run("ci/after", script))
                .endsWith("Finished: FAILURE\n")
                .contains("CVE-2026-1234");
        assertThat(anonymous("technology/test", "turned")).isEqualTo(403);
    }

    @Test
    void filesAreJudgedBeforeAnyPushAndADeclarativePipelineNeedsNoAgentForAnImage() throws Exception {
        String log = pipelines.run("ci/files", """
                node {
                  sh 'cp -r "%1$s/bad" image && tar -C image -cf image.tar .'
                  catchError { registryGate image: 'technology/test:files', layout: 'image' }
                  catchError { registryGate image: 'technology/test:files', archive: 'image.tar', policy: 'no-criticals' }
                  sh 'cp -r "%1$s/good" fine'
                  registryGate image: 'technology/test:files', layout: 'fine'
                }
                """.formatted(folder));
        assertThat(log).contains("Scan of fine: none.").endsWith("Finished: FAILURE\n");
        assertThat(log.split("is stopped by a gate", -1)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(nigel.get(REPOSITORIES + "technology/test/-/tags/files").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aGateOutsideOfAnyNodeHoldsNoExecutorAndARestartDoesNoHarm() throws Exception {
        String digest = DebianLayout.writeLarge(folder.resolve("large"), 60, "zlib1g 1:1.2.13.dfsg-1");
        String log = pipelines.run("ci/pusher", """
                node {
                  sh 'cp -r "%s/large" image'
                  registryPush image: 'technology/test:large', layout: 'image'
                }
                """.formatted(folder));
        assertThat(log).endsWith("Finished: SUCCESS\n");
        jobs.pipeline("ci/waits", """
                pipeline {
                  agent none
                  stages { stage('Gate') { steps { registryGate image: 'technology/test:large', policy: 'no-criticals' } } }
                }
                """);
        jobs.start("ci/waits");
        jobs.await("ci/waits", () -> jobs.log("ci/waits").contains("Waiting until technology/test@" + digest));
        assertThat(nigel.json("computer/api/json").get("busyExecutors").asInt()).isZero();

        jenkins.stop();
        jenkins.start();

        assertThat(jobs.finished("ci/waits"))
                .endsWith("Finished: SUCCESS\n")
                .contains("Scan of technology/test@" + digest);
    }

    @Test
    void anImageOfAnotherRegistryIsJudgedAndAFreestyleJobHasTheSame() throws Exception {
        try (OtherRegistry other = OtherRegistry.start(folder.resolve("other"))) {
            String log = pipelines.run(
                    "ci/elsewhere", """
                    node {
                      sh "skopeo copy --dest-tls-verify=false --dest-creds 'robot:hush hush' oci:%s/bad docker://%s/library/bad:1"
                      withCredentials([]) {
                        registryGate url: '%s', credentialsId: 'robot', image: 'library/bad:1', policy: 'no-criticals'
                      }
                    }
                    """.formatted(folder, other.url().substring("http://".length()), other.url()));
            assertThat(log).contains("There are no credentials 'robot'");
            pipelines.groovy("""
                    import com.cloudbees.plugins.credentials.*
                    import com.cloudbees.plugins.credentials.impl.*
                    SystemCredentialsProvider.instance.credentials.add(
                      new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, 'robot', '', 'robot', 'hush hush'))
                    """);
            jobs.make("ci/free", """
                    <project>
                      <builders>
                        <io.jenkins.plugins.trustedregistry.plugin.freestyle.RegistryGateBuilder>
                          <step>
                            <image>library/bad:$VERSION</image><url>%s</url><credentialsId>robot</credentialsId>
                            <policy>no-criticals</policy>
                          </step>
                        </io.jenkins.plugins.trustedregistry.plugin.freestyle.RegistryGateBuilder>
                      </builders>
                      <properties><hudson.model.ParametersDefinitionProperty><parameterDefinitions>
                        <hudson.model.StringParameterDefinition><name>VERSION</name><defaultValue>1</defaultValue></hudson.model.StringParameterDefinition>
                      </parameterDefinitions></hudson.model.ParametersDefinitionProperty></properties>
                    </project>
                    """.formatted(other.url()));
            nigel.form("job/ci/job/free/buildWithParameters", "VERSION=1");

            assertThat(jobs.finished("ci/free"))
                    .endsWith("Finished: FAILURE\n")
                    .containsPattern("library/bad:1 is stopped by a gate: .*CVE-2022-37434");
            assertThat(nigel.get("job/ci/job/free/configure").body())
                    .contains("_.policy", "_.minutes")
                    .doesNotContain("JellyTagException");
        }
    }

    @Test
    void aPolicyThatIsNotThereIsSaid() throws Exception {
        String log = pipelines.run("ci/nopolicy", """
                node {
                  sh 'cp -r "%s/good" image'
                  registryPush image: 'technology/test:nopolicy', layout: 'image'
                  registryGate image: 'technology/test:nopolicy', policy: 'no-such'
                }
                """.formatted(folder));

        assertThat(log)
                .endsWith("Finished: FAILURE\n")
                .contains("There is no policy 'no-such'")
                .doesNotContain("\tat ");
    }
}
