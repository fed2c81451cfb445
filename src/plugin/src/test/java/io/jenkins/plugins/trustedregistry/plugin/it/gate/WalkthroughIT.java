// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Advisories;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.DebianLayout;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Dockerd;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The walkthrough's Jenkinsfile, word for word, with a docker engine: a good image, a bad one, a mended one. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkthroughIT {
    private static final String REPOSITORIES = "trusted-registry/api/v1/repositories/";
    private static final String JENKINSFILE = """
            withRegistry {
              registryTag  source: 'app:latest', image: 'technology/test:v2'
              def pushed = registryPush image: 'technology/test:v2'      // pushed.digest
              registryGate image: 'technology/test@' + pushed.digest, policy: 'no-criticals'
              registryPromote image: 'technology/test:v2', to: 'production/test:v2'
            }
            """;
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
            """;

    private Path folder;
    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Jobs jobs;
    private Dockerd docker;
    private RegistryClient anybody;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        int port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("cloudbees-folder"), "needs the Pipeline plugins");
        docker = Dockerd.start(folder.resolve("docker"));
        jenkins.with("DOCKER_HOST", docker.host())
                .configuredBy(Casc.SECURITY, Casc.registry(port).replace("user:nigelpoulton", "job:ci") + MORE)
                .start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        jobs = new Jobs(nigel);
        anybody = new RegistryClient(jenkins.home(), port, "", "");
        Advisories.importAll(nigel, "CVE-2022-37434 zlib1g 1:1.2.13.dfsg-1");
        new Pipelines(jenkins, nigel)
                .groovy("jenkins.model.Jenkins.get().createProject(com.cloudbees.hudson.plugins.folder.Folder, 'ci')");
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {jenkins, docker}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void aGoodImageIsReleasedABadOneIsStoppedAndSaysWhatMendsIt() throws Exception {
        jobs.pipeline("ci/app", "node {\n" + JENKINSFILE + "}\n");

        String first = build(1, "zlib1g 1:1.2.13.dfsg-1");
        assertThat(first).endsWith("Finished: SUCCESS\n");
        String released = digest("production/test");
        assertThat(released).isEqualTo(digest("technology/test"));
        assertThat(anybody.pull("production/test", "v2").statusCode()).isEqualTo(200);
        assertThat(page(1)).contains("technology/test:v2", "production/test:v2", "passed");

        String second = build(2, "zlib1g 1:1.2.11.dfsg-2");
        assertThat(second).endsWith("Finished: FAILURE\n").doesNotContain("\tat ");
        assertThat(second.lines().filter(line -> line.startsWith("ERROR: ")))
                .as("one sentence")
                .singleElement()
                .asString()
                .contains("is stopped by a gate", "CVE-2022-37434 in zlib1g", "1:1.2.13.dfsg-1");
        assertThat(second)
                .containsPattern("critical +CVE-2022-37434 +zlib1g 1:1.2.11.dfsg-2 +1:1.2.13.dfsg-1 +no-criticals")
                .contains("Since #1: 1 new, 0 fixed");
        assertThat(page(2)).contains("blocked", "CVE-2022-37434", "New findings", "since #1");
        assertThat(anybody.pull("technology/test", "v2").statusCode()).isEqualTo(403);
        assertThat(anybody.pull("technology/test", "v2").body()).contains("stopped by a gate", "CVE-2022-37434");
        assertThat(digest("production/test")).as("it was not promoted").isEqualTo(released);
        assertThat(digest("technology/test")).isNotEqualTo(released);

        String third = build(3, "zlib1g 1:1.2.13.dfsg-2");
        assertThat(third).endsWith("Finished: SUCCESS\n").contains("Since #2: 0 new, 1 fixed");
        assertThat(page(3)).contains("passed", "Fixed findings");
        assertThat(digest("production/test"))
                .isEqualTo(digest("technology/test"))
                .isNotEqualTo(released);
        assertThat(anybody.pull("technology/test", "v2").statusCode()).isEqualTo(200);
    }

    private String build(int number, String packages) throws Exception {
        docker.image("app:latest", Files.write(folder.resolve("app.tar"), DebianLayout.tar(packages)));
        jobs.start("ci/app");
        return jobs.finished("ci/app", number);
    }

    private String page(int build) throws Exception {
        return nigel.get("job/ci/job/app/" + build + "/").body();
    }

    private String digest(String repository) throws Exception {
        return nigel.json(REPOSITORIES + repository + "/-/tags/v2")
                .get("digest")
                .asText();
    }
}
