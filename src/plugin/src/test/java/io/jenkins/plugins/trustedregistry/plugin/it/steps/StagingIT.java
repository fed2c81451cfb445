// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code withRegistry(staging: true)}: tags appear together when the block ends well, else none. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagingIT {
    private static final String TAGS = "trusted-registry/api/v1/repositories/technology/test/-/tags/";

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Pipelines pipelines;
    private Jobs jobs;
    private Path image;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("workflow-cps"), "needs the Pipeline plugins");
        String registry = Casc.registry(RealJenkins.freePort())
                .replaceAll(
                        "(?m)^( *)- user:nigelpoulton$",
                        "$1- job:well\n$1- job:broken\n$1- job:aborted\n$1- job:restarted\n$1- job:unstable\n$1- job:free");
        jenkins.configuredBy(Casc.SECURITY, registry).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        pipelines = new Pipelines(jenkins, nigel);
        jobs = new Jobs(nigel);
        image = folder.resolve("image");
        Layouts.write(image, "published at once");
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    private String push(String tags) {
        return "sh 'cp -r %s image'\nregistryPush image: 'technology/test:%s', layout: 'image', tags: '%s'\n"
                .formatted(image, tags.split(" ")[0], tags);
    }

    private int status(String tag) throws Exception {
        return nigel.get(TAGS + tag).statusCode();
    }

    @Test
    void tagsAppearTogetherWhenTheBlockEndsWellAndTheirHistoryNamesTheRun() throws Exception {
        String log = pipelines.run("well", """
                node {
                  withRegistry(staging: true) {
                    %s
                    def back = registryPull image: 'technology/test:well', layout: 'back'
                    echo "sees ${back.digest}"
                    registryTag source: 'technology/test:well', image: 'technology/test:well-too', inRegistry: true
                    withRegistry { registryTag source: 'technology/test:well', image: 'technology/test:well-inner', inRegistry: true }
                    catchError(buildResult: 'SUCCESS', stageResult: 'UNSTABLE') { registryDelete image: 'technology/test:well' }
                    %s
                  }
                }
                """.formatted(push("well"), Pipelines.WAIT), workspace -> {
            assertThat(status("well")).isEqualTo(404);
            assertThat(status("well-inner")).isEqualTo(404);
        });

        assertThat(log)
                .endsWith("Finished: SUCCESS\n")
                .contains("sees sha256:", "Published 3 tags at once: technology/test:well");
        assertThat(log).contains("Nothing can be deleted inside a block with staging");
        assertThat(status("well-too")).isEqualTo(200);
        assertThat(status("well-inner")).isEqualTo(200);
        assertThat(nigel.json(TAGS + "well").get("pushedBy").asText()).isEqualTo("job:well#1");
        assertThat(nigel.get("job/well/1/").body()).contains("technology/test:well");
    }

    @Test
    void nothingAppearsWhenTheBlockFails() throws Exception {
        String log = pipelines.run(
                "broken", "node { withRegistry(staging: true) { " + push("broken") + "\nerror 'the tests are red' } }");

        assertThat(log).endsWith("Finished: FAILURE\n").contains("Nothing of what was staged is published");
        assertThat(status("broken")).isEqualTo(404);
    }

    @Test
    void nothingAppearsWhenTheBuildFailedAlthoughTheBlockWentOn() throws Exception {
        String log = pipelines.run(
                "unstable",
                "node { withRegistry(staging: true) { " + push("unstable") + "\ncatchError { error 'red' } } }");

        assertThat(log).endsWith("Finished: FAILURE\n").contains("Nothing of what was staged is published");
        assertThat(status("unstable")).isEqualTo(404);
    }

    @Test
    void nothingAppearsWhenTheBuildIsAborted() throws Exception {
        pipelines.begin(
                "aborted", "node { withRegistry(staging: true) { " + push("aborted") + "\n" + Pipelines.WAIT + " } }");

        jobs.abort("aborted");

        assertThat(pipelines.end("aborted")).endsWith("Finished: ABORTED\n");
        assertThat(status("aborted")).isEqualTo(404);
    }

    @Test
    void aRestartOfJenkinsInsideTheBlockKeepsWhatIsStaged() throws Exception {
        pipelines.begin(
                "restarted",
                "node { withRegistry(staging: true) { " + push("restarted") + "\n" + Pipelines.WAIT
                        + "\nregistryPush image: 'technology/test:restarted-later', layout: 'image'\n} }");

        jenkins.stop();
        jenkins.start();

        assertThat(status("restarted")).isEqualTo(404);
        pipelines.go("restarted");
        assertThat(pipelines.end("restarted")).endsWith("Finished: SUCCESS\n").contains("Published 2 tags at once");
        assertThat(status("restarted")).isEqualTo(200);
        assertThat(status("restarted-later")).isEqualTo(200);
    }

    @Test
    void aFreestyleJobPublishesWhenItsStepsSucceed() throws Exception {
        String plugin = "io.jenkins.plugins.trustedregistry.plugin.freestyle.";
        jobs.make("free", """
                <project>
                  <builders>
                    <hudson.tasks.Shell><command>cp -r %2$s image</command></hudson.tasks.Shell>
                    <%1$sRegistryPushBuilder>
                      <step><image>technology/test:free</image><layout>image</layout></step>
                    </%1$sRegistryPushBuilder>
                  </builders>
                  <buildWrappers>
                    <%1$sRegistryWrapper><step><staging>true</staging></step></%1$sRegistryWrapper>
                  </buildWrappers>
                </project>
                """.formatted(plugin, image));

        assertThat(jobs.run("free")).endsWith("Finished: SUCCESS\n").contains("Published 1 tag: technology/test:free");
        assertThat(status("free")).isEqualTo(200);
    }
}
