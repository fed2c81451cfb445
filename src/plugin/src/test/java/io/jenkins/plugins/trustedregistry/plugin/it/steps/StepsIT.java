// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Agent;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Dockerd;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The steps in a real Jenkins, on an agent that is a process of its own. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepsIT {
    private static final String IMAGES = "trusted-registry/api/v1/repositories/";

    private Path folder;
    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Agent agent;
    private Jobs jobs;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        int port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("workflow-cps"), "needs the Pipeline plugins");
        Path agents = folder.resolve("agent");
        jenkins.configuredBy(Casc.SECURITY, registry(port), Agent.casc(agents)).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        jobs = new Jobs(nigel);
        agent = Agent.of(agents, nigel, jenkins.url()).start();
    }

    @AfterAll
    void stop() throws Exception {
        if (agent != null) {
            agent.close();
        }
        if (jenkins != null) {
            jenkins.close();
        }
    }

    /** The job {@code release} is in teams of both organizations, {@code build} in one, nothing else in any. */
    private static String registry(int port) {
        return Casc.registry(port)
                        .replace(
                                "- user:nigelpoulton",
                                "- job:release\n              - job:build\n              - job:free\n              - job:daemon")
                + """
                      - name: production
                        teams:
                          - name: releasers
                            members:
                              - job:release
                        repositories:
                          - name: test
                            visibility: public
                            grants:
                              - team: releasers
                                right: read-write
                """;
    }

    @Test
    void aScriptedPipelineMovesImagesWithoutAnyDaemon() throws Exception {
        String digest = Layouts.write(agent.workspace("release").resolve("image"), "moved by a pipeline");
        jobs.pipeline("release", """
                node('agent') {
                  def pushed = registryPush image: 'technology/test:v2', layout: 'image', tags: 'latest'
                  echo "pushed ${pushed.digest} ${pushed.size} ${pushed.tags}"
                  withRegistry {
                    registryPull image: 'technology/test:v2', layout: 'back'
                    registryPull image: "${env.REGISTRY}/technology/test:v2", archive: 'back.tar'
                    def again = registryPush image: 'technology/test:again', archive: 'back.tar'
                    if (again.digest != pushed.digest) { error 'not the same image' }
                    def promoted = registryPromote image: 'technology/test:v2', to: 'production/test:v2'
                    echo "promoted ${promoted.digest}"
                    registryTag source: 'technology/test:v2', image: 'technology/test:stable', inRegistry: true
                    registryDelete image: 'technology/test:latest', reason: 'only for a test'
                    sh 'ls "$WORKSPACE@tmp" | grep registry-; env | grep ^REGISTRY'
                  }
                  sh 'ls -A "$WORKSPACE@tmp" > left'
                }
                """);

        String log = jobs.run("release");

        assertThat(log).endsWith("Finished: SUCCESS\n").contains("pushed " + digest, "promoted " + digest);
        assertThat(log).contains("copied", "[v2, latest]");
        assertThat(nigel.json(IMAGES + "production/test/-/tags/v2")
                        .get("digest")
                        .asText())
                .isEqualTo(digest);
        assertThat(nigel.json(IMAGES + "production/test/-/tags/v2")
                        .get("pushedBy")
                        .asText())
                .isEqualTo("job:release#1");
        assertThat(nigel.json(IMAGES + "technology/test/-/tags/stable")
                        .get("digest")
                        .asText())
                .isEqualTo(digest);
        assertThat(nigel.get(IMAGES + "technology/test/-/tags/latest").statusCode())
                .isEqualTo(404);
        assertThat(nigel.json("trusted-registry/api/v1/trash").toString()).contains("only for a test");
        assertThat(Files.readString(agent.workspace("release").resolve("left"))).doesNotContain("registry-");
    }

    @Test
    void aDeclarativePipelineHasTheRightsOfItsTeamsOnly() throws Exception {
        Assumptions.assumeTrue(jenkins.has("pipeline-model-definition"), "needs declarative pipelines");
        Layouts.write(agent.workspace("build").resolve("image"), "built by a pipeline");
        jobs.pipeline("build", """
                pipeline {
                  agent { label 'agent' }
                  stages {
                    stage('Push') {
                      steps {
                        withRegistry {
                          registryPush image: 'technology/test:declarative', layout: 'image'
                        }
                      }
                    }
                    stage('Promote') {
                      steps {
                        registryPromote image: 'technology/test:declarative', to: 'production/test:declarative'
                      }
                    }
                  }
                }
                """);

        String log = jobs.run("build");

        assertThat(log).contains("production/test").endsWith("Finished: FAILURE\n");
        assertThat(log).containsPattern("ERROR: Tried to .*production/test").doesNotContain("\tat ");
        assertThat(nigel.get(IMAGES + "technology/test/-/tags/declarative").statusCode())
                .isEqualTo(200);
        assertThat(nigel.get(IMAGES + "production/test/-/tags/declarative").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFreestyleJobDoesTheSame() throws Exception {
        Layouts.write(agent.workspace("free").resolve("image"), "built by a freestyle job");
        String steps = "io.jenkins.plugins.trustedregistry.plugin.freestyle.";
        jobs.make("free", """
                <project>
                  <assignedNode>agent</assignedNode>
                  <canRoam>false</canRoam>
                  <builders>
                    <%1$sRegistryPushBuilder>
                      <step><image>technology/test:free-$BUILD_NUMBER</image><layout>image</layout></step>
                    </%1$sRegistryPushBuilder>
                    <hudson.tasks.Shell><command>cp "$DOCKER_CONFIG/config.json" config.json</command></hudson.tasks.Shell>
                    <%1$sRegistryTagBuilder>
                      <step>
                        <source>technology/test:free-$BUILD_NUMBER</source>
                        <image>technology/test:free</image>
                        <inRegistry>true</inRegistry>
                      </step>
                    </%1$sRegistryTagBuilder>
                  </builders>
                  <buildWrappers>
                    <%1$sRegistryWrapper><step/></%1$sRegistryWrapper>
                  </buildWrappers>
                </project>
                """.formatted(steps));

        String log = jobs.run("free");

        assertThat(log).endsWith("Finished: SUCCESS\n").contains("Logged in to", "as this build.");
        assertThat(nigel.get(IMAGES + "technology/test/-/tags/free-1").statusCode())
                .isEqualTo(200);
        assertThat(nigel.get(IMAGES + "technology/test/-/tags/free").statusCode())
                .isEqualTo(200);
        assertThat(Files.readString(agent.workspace("free").resolve("config.json")))
                .contains("\"auth\"");
        assertThat(logins("free")).isEmpty();
        assertThat(nigel.get("job/free/configure").body())
                .contains("_.inRegistry", "_.layout")
                .doesNotContain("JellyTagException");
    }

    @Test
    void theSnippetGeneratorShowsEachStep() throws Exception {
        for (String step : new String[] {"Tag", "Push", "Pull", "Promote", "Delete"}) {
            String type = "io.jenkins.plugins.trustedregistry.plugin.steps.Registry" + step + "Step";
            assertThat(nigel.get("descriptor/" + type + "/help").statusCode())
                    .as(type)
                    .isEqualTo(200);
            assertThat(nigel.get("descriptor/" + type + "/help/url").statusCode())
                    .as(type)
                    .isEqualTo(200);
        }
        jobs.pipeline("syntax", "echo 'nothing'");
        assertThat(nigel.get("job/syntax/pipeline-syntax/").body())
                .contains("registryPush: ", "registryPromote: ", "withRegistry: ");
    }

    @Test
    void anAbortedBuildStopsAtOnceAlthoughTheRegistrySaysNothing() throws Exception {
        Layouts.write(agent.workspace("stuck").resolve("image"), "never pushed");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            jobs.pipeline("stuck", """
                    node('agent') {
                      echo 'about to push'
                      registryPush url: 'http://127.0.0.1:%d', image: 'a/b:c', layout: 'image'
                    }
                    """.formatted(silent.getLocalPort()));
            jobs.start("stuck");
            silent.accept(); // the step is in the middle of its first request
            jobs.abort("stuck");

            assertThat(jobs.finished("stuck")).endsWith("Finished: ABORTED\n");
        }
    }

    @Test
    void whatAnAgentThatWasCutOffLeavesIsRemovedWhenItIsBack() throws Exception {
        jobs.pipeline("cut", """
                node('agent') {
                  withRegistry {
                    sh 'touch ready; while [ -e ready ]; do sleep 1; done'
                  }
                }
                """);
        jobs.start("cut");
        jobs.await("cut", () -> Files.exists(agent.workspace("cut").resolve("ready")));
        assertThat(logins("cut")).isNotEmpty();
        agent.kill();
        jobs.abort("cut");
        // Jenkins asks nicely first, and the shell is out of reach: the second time it means it.
        nigel.call("POST", "job/cut/1/term", "");
        nigel.call("POST", "job/cut/1/kill", "");
        jobs.finished("cut");
        assertThat(logins("cut")).isNotEmpty();

        agent.start();

        jobs.await("cut", () -> logins("cut").length == 0);
        Files.delete(agent.workspace("cut").resolve("ready")); // the shell has outlived its agent
    }

    @Test
    void aDaemonsImageIsTaggedPushedAndPulled() throws Exception {
        try (Dockerd docker = Dockerd.start(folder.resolve("docker"))) {
            Path tar = folder.resolve("one.tar");
            Path file = Files.writeString(folder.resolve("hello.txt"), "hello");
            assertThat(new ProcessBuilder(
                                    "tar",
                                    "-cf",
                                    tar.toString(),
                                    "-C",
                                    folder.toString(),
                                    file.getFileName().toString())
                            .start()
                            .waitFor())
                    .isZero();
            docker.image("app:latest", tar);
            jobs.pipeline("daemon", """
                    node('agent') {
                      withEnv(['DOCKER_HOST=%s']) {
                        withRegistry(credentialsId: 'trusted-registry') {
                          registryTag source: 'app:latest', image: 'technology/test:daemon'
                          def pushed = registryPush image: 'technology/test:daemon', tags: 'daemon-too'
                          echo "pushed ${pushed.digest} ${pushed.size} ${pushed.tags}"
                          def pulled = registryPull image: 'technology/test:daemon-too'
                          echo "same ${pulled.digest == pushed.digest}"
                          registryTag source: 'nothing:here', image: 'technology/test:no'
                        }
                      }
                    }
                    """.formatted(docker.host()));

            String log = jobs.run("daemon");

            assertThat(log).contains("Pushed", "same true", "Layer already exists");
            assertThat(log).containsPattern("pushed sha256:[0-9a-f]{64} [1-9][0-9]* \\[daemon, daemon-too]");
            assertThat(log).contains("ERROR: Tried to tag nothing:here").doesNotContain("\tat ", "\u001b[");
        }
    }

    private String[] logins(String job) throws IOException {
        Path beside = agent.workspace(job + "@tmp");
        if (!Files.isDirectory(beside)) {
            return new String[0];
        }
        try (Stream<Path> files = Files.list(beside)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith("registry-"))
                    .toArray(String[]::new);
        }
    }
}
