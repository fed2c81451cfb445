// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code registryImage(...)}: jobs that are started by an image. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageTriggerIT {
    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Jobs jobs;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("pipeline-model-definition"), "needs the Pipeline plugins");
        String registry = Casc.registry(port)
                .replaceAll(
                        "(?m)^( *)- user:nigelpoulton$",
                        "$1- user:nigelpoulton\n$1- job:declared\n$1- job:scripted\n$1- job:free\n$1- job:kept")
                .replace("visibility: public", "visibility: private");
        jenkins.configuredBy(Casc.SECURITY, registry).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        jobs = new Jobs(nigel);
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    private String push(String tag) throws Exception {
        RegistryClient docker = new RegistryClient(jenkins.home(), port, Casc.USER, Casc.PASSWORD);
        var answer = docker.push("technology/test", tag);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Docker-Content-Digest").orElseThrow();
    }

    private String second(String job) throws Exception {
        return jobs.finished(job, 2);
    }

    @Test
    void aDeclarativePipelineIsStartedByAPushAndReadsItsCause() throws Exception {
        jobs.pipeline("declared", """
                pipeline {
                  agent none
                  triggers { registryImage('technology/test:declared') }
                  stages {
                    stage('Why') { steps { script { echo "cause ${currentBuild.getBuildCauses()[0]}" } } }
                  }
                }
                """);
        jobs.run("declared");

        String digest = push("declared");

        assertThat(second("declared")).contains("technology/test:declared was pushed (by nigelpoulton): " + digest);
        assertThat(second("declared")).contains("digest:" + digest, "occasion:push");
        assertThat(nigel.get("job/declared/2/").body())
                .contains("trusted-registry/repositories/technology/test/-/images/sha256:", digest);
        assertThat(nigel.get("job/declared/configure").body()).doesNotContain("JellyTagException");
    }

    @Test
    void severalPushesStartOneBuildOfAScriptedPipeline() throws Exception {
        jobs.pipeline("scripted", """
                properties([pipelineTriggers([registryImage(image: 'technology/test:scripted', on: 'push')])])
                echo "started ${currentBuild.getBuildCauses()*.shortDescription}"
                """);
        jobs.run("scripted");

        push("scripted");
        push("scripted");
        push("scripted");

        assertThat(second("scripted")).contains("technology/test:scripted was pushed");
        assertThat(nigel.get("job/scripted/3/").statusCode()).isEqualTo(404);
    }

    @Test
    void aFreestyleJobIsStartedAlsoAfterARestart() throws Exception {
        jobs.make("free", """
                <project>
                  <triggers>
                    <io.jenkins.plugins.trustedregistry.plugin.trigger.RegistryImageTrigger>
                      <spec/>
                      <image>technology/test:free</image>
                      <on>push</on>
                    </io.jenkins.plugins.trustedregistry.plugin.trigger.RegistryImageTrigger>
                  </triggers>
                </project>
                """);
        jenkins.stop();
        jenkins.start();

        push("free");

        assertThat(jobs.finished("free")).contains("technology/test:free was pushed");
        assertThat(nigel.get("job/free/configure").body())
                .contains("technology/test:free")
                .doesNotContain("JellyTagException");
    }

    @Test
    void aJobThatMayNotSeeTheImageIsNotStarted() throws Exception {
        String script = """
                properties([pipelineTriggers([registryImage('technology/test:%s')])])
                echo 'ran'
                """;
        jobs.pipeline("stranger", script.formatted("watched"));
        jobs.run("stranger");
        jobs.pipeline("kept", script.formatted("watched"));
        jobs.run("kept");

        push("watched");

        assertThat(second("kept")).contains("technology/test:watched was pushed");
        assertThat(nigel.get("job/stranger/2/").statusCode()).isEqualTo(404);
    }

    @Test
    void anImageThatIsNoneFailsTheBuildWithASentence() throws Exception {
        jobs.pipeline("wrong", "properties([pipelineTriggers([registryImage('harbor.example.com/base:1')])])");

        assertThat(jobs.run("wrong")).contains("names a registry").endsWith("Finished: FAILURE\n");
    }

    @Test
    void theFormSaysWhatIsWrong() throws Exception {
        jobs.make("form", "<project/>");
        String check =
                "job/form/descriptorByName/io.jenkins.plugins.trustedregistry.plugin.trigger.RegistryImageTrigger/";

        assertThat(nigel.form(check + "checkImage", "value=Not+An+Image").body())
                .contains("class=\"error\"");
        assertThat(nigel.form(check + "checkImage", "value=technology/test:v1").body())
                .contains("class=\"warning\"");
        assertThat(nigel.form(check + "checkOn", "value=pull").body()).contains("starts no job");
        assertThat(nigel.get(check + "checkImage?value=x").statusCode()).isBetween(400, 405);
    }
}
