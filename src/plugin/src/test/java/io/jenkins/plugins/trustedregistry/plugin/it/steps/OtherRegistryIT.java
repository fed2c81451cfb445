// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.OtherRegistry;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The steps against a registry that is not ours, with credentials of Jenkins. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherRegistryIT {
    private static final String CREDENTIALS = """
            credentials:
              system:
                domainCredentials:
                  - credentials:
                      - usernamePassword: {scope: GLOBAL, id: harbor-robot, username: robot, password: hush hush}
                      - usernamePassword: {scope: GLOBAL, id: wrong, username: robot, password: guessed}
            """;

    private RealJenkins jenkins;
    private OtherRegistry other;
    private Jobs jobs;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("workflow-cps"), "needs the Pipeline plugins");
        other = OtherRegistry.start(folder.resolve("other"));
        jenkins.configuredBy(Casc.SECURITY, Casc.registry(RealJenkins.freePort()), CREDENTIALS)
                .start();
        jobs = new Jobs(jenkins.as(Casc.USER, Casc.PASSWORD));
    }

    @AfterAll
    void stop() throws Exception {
        if (other != null) {
            other.close();
        }
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void stepsInABlockMeanItsRegistryAndLogIn() throws Exception {
        String digest = Layouts.write(workspace("other").resolve("image"), "for somebody else");
        jobs.pipeline("other", """
                node {
                  withRegistry(url: '%s', credentialsId: 'harbor-robot') {
                    def pushed = registryPush image: 'library/base:12', layout: 'image'
                    echo "pushed ${pushed.digest}"
                    registryPromote image: 'library/base:12', to: 'stable/base:12'
                    def back = registryPull image: 'stable/base:12', archive: 'base.tar'
                    echo "same ${back.digest == pushed.digest}"
                    registryDelete image: "stable/base@${back.digest}"
                    sh 'cp "$DOCKER_CONFIG/config.json" config.json; echo "address $REGISTRY"'
                    withRegistry {
                      sh 'cp "$DOCKER_CONFIG/config.json" inner.json'
                    }
                  }
                }
                """.formatted(other.url()));

        String log = jobs.run("other");

        assertThat(log).endsWith("Finished: SUCCESS\n").contains("pushed " + digest, "same true");
        assertThat(log)
                .contains("as robot.", "taken from another repository")
                .contains("address " + other.url().substring("http://".length()))
                .doesNotContain("hush hush");
        assertThat(Files.readString(workspace("other").resolve("config.json")))
                .contains(other.url().substring("http://".length()));
        assertThat(Files.readString(workspace("other").resolve("inner.json")))
                .as("both logins")
                .contains(other.url().substring("http://".length()), "localhost:");
    }

    @Test
    void aWrongPasswordAndUnknownCredentialsAreSentences() throws Exception {
        Layouts.write(workspace("wrong").resolve("image"), "not for everybody");
        jobs.pipeline("wrong", """
                node {
                  for (id in ['wrong', 'nothing', '']) {
                    catchError { registryPush url: '%s', credentialsId: id, image: 'library/base:12', layout: 'image' }
                  }
                }
                """.formatted(other.url()));

        String log = jobs.run("wrong");

        assertThat(log)
                .contains("did not accept", "There are no credentials 'nothing'", "without a login, and it wants one");
        assertThat(log).doesNotContain("\tat ", "guessed");
    }

    private Path workspace(String job) {
        return jenkins.home().resolve("workspace").resolve(job);
    }
}
