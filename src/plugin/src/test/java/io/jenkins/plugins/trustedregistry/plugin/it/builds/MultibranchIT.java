// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.PaperProject;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A branch of a multibranch project itself, and a change that somebody else proposes from a fork. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MultibranchIT {
    private static final String JENKINSFILE = """
            node {
              withRegistry {
                sh "mkdir -p image && cp -r %s/. image/"
                registryPush image: "technology/test:${env.BRANCH_NAME}", layout: "image"
              }
            }
            """;

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Pipelines pipelines;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        jenkins = RealJenkins.in(folder.resolve("home"));
        PaperProject.prepare(jenkins);
        String registry = Casc.registry(RealJenkins.freePort()).replace("user:nigelpoulton", "job:multi");
        jenkins.configuredBy(Casc.SECURITY, registry).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        pipelines = new Pipelines(jenkins, nigel);
        Path image = folder.resolve("image");
        Layouts.write(image, "built of a branch");
        PaperProject.make(pipelines, "multi", JENKINSFILE.formatted(image));
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void aBranchOfTheProjectPushes() throws Exception {
        String log = pipelines.end("multi/main");

        assertThat(log).endsWith("Finished: SUCCESS\n");
        assertThat(nigel.json("trusted-registry/api/v1/repositories/technology/test/-/tags/main")
                        .get("pushedBy")
                        .asText())
                .isEqualTo("job:multi/main#1");
    }

    @Test
    void aChangeFromAForkLogsInAndDoesNotPush() throws Exception {
        String log = pipelines.end("multi/PR-1");

        assertThat(log).contains("Logged in to", "of a revision that its job does not trust");
        assertThat(log).endsWith("Finished: FAILURE\n");
    }
}
