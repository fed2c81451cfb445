// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every check and fill of a form, asked by people whom it is none of the business of: somebody who may see Jenkins and no job, and
 * whoever is not logged in and may only read. Each has a crumb. Needs the Pipeline plugins, matrix-auth and credentials.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormStrangersIT {
    private static final String PLUGIN = "io.jenkins.plugins.trustedregistry.plugin.";
    private static final String JENKINS = "descriptorByName/" + PLUGIN;
    private static final String JOB = "job/closed/" + JENKINS;
    private static final String OPEN_JOB = "job/open/" + JENKINS;
    private static final String MATRIX = """
            jenkins:
              securityRealm:
                local:
                  allowsSignup: false
                  users:
                    - {id: admin, password: admin's own}
                    - {id: mallory, password: mallory's own}
              authorizationStrategy:
                projectMatrix:
                  permissions:
                    - "USER:Overall/Administer:admin"
                    - "USER:Overall/Read:mallory"
                    - "USER:Overall/Read:anonymous"
            credentials:
              system:
                domainCredentials:
                  - credentials:
                      - usernamePassword:
                          scope: GLOBAL
                          id: harbor-robot
                          username: robot
                          password: hush hush
            """;
    /** What whoever is not logged in may do, everybody may: so it is of one job only. */
    private static final String OPEN = """
            <flow-definition>
              <properties>
                <hudson.security.AuthorizationMatrixProperty>
                  <inheritanceStrategy class="org.jenkinsci.plugins.matrixauth.inheritance.InheritParentStrategy"/>
                  <permission>USER:hudson.model.Item.Read:anonymous</permission>
                </hudson.security.AuthorizationMatrixProperty>
              </properties>
              <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition">
                <script>echo 'nothing'</script>
                <sandbox>true</sandbox>
              </definition>
            </flow-definition>
            """;
    /** What is wrong, by field: whoever may configure the job is told so. */
    private static final List<String> WRONG = List.of(
            "steps.RegistryPushStep/checkImage value=Not+An+Image",
            "steps.RegistryPromoteStep/checkTo value=production/",
            "steps.WithRegistryStep/checkUrl value=http://harbor.example.com&plainHttp=false",
            "trigger.RegistryImageTrigger/checkImage value=Not+An+Image",
            "trigger.RegistryImageTrigger/checkOn value=never");

    private static final List<String> OF_SETTINGS = List.of(
            "configuration.TrustedRegistryConfiguration/checkPort value=70000",
            "configuration.TrustedRegistryConfiguration/checkPublicAddress value=nowhere");
    private static final String CREDENTIALS = "steps.RegistryPushStep/fillCredentialsIdItems credentialsId=mine";

    private RealJenkins jenkins;
    private JenkinsSession admin;
    private JenkinsSession mallory;
    private JenkinsSession anonymous;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("matrix-auth") && jenkins.has("credentials"),
                "needs the Pipeline plugins, matrix-auth and credentials");
        jenkins.configuredBy(MATRIX, Casc.registry(0)).start();
        admin = jenkins.as("admin", "admin's own");
        mallory = jenkins.as("mallory", "mallory's own");
        anonymous = jenkins.anonymous();
        Jobs jobs = new Jobs(admin);
        jobs.pipeline("closed", "echo 'nothing'");
        jobs.make("open", OPEN);
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    private static HttpResponse<String> ask(JenkinsSession session, String place, String question) throws Exception {
        String[] parts = question.split(" ");
        return session.form(place + parts[0], parts[1]);
    }

    @Test
    void whoeverMayConfigureTheJobIsToldAll() throws Exception {
        for (String question : WRONG) {
            assertThat(ask(admin, JOB, question).body()).as(question).contains("class=\"error\"");
        }
        for (String question : OF_SETTINGS) {
            assertThat(ask(admin, JENKINS, question).body()).as(question).contains("class=\"error\"");
        }
        assertThat(ask(admin, JOB, CREDENTIALS).body()).contains("harbor-robot");
    }

    @Test
    void whoMaySeeNoJobLearnsNotEvenThatThereIsOne() throws Exception {
        for (String question : WRONG) {
            assertThat(ask(mallory, JOB, question).statusCode()).as(question).isEqualTo(404);
            HttpResponse<String> elsewhere = ask(mallory, JENKINS, question);
            assertThat(elsewhere.body()).as(question).doesNotContain("error");
        }
        assertThat(ask(mallory, JOB, CREDENTIALS).statusCode()).isEqualTo(404);
        assertThat(ask(mallory, JENKINS, CREDENTIALS).body())
                .contains("\"value\":\"mine\"")
                .doesNotContain("harbor-robot");
    }

    @Test
    void whoMayOnlyReadIsToldNothingOfTheJobsConfigurationNorOfCredentials() throws Exception {
        for (String question : WRONG) {
            assertThat(ask(anonymous, JOB, question).statusCode()).as(question).isEqualTo(404);
            HttpResponse<String> answer = ask(anonymous, OPEN_JOB, question);
            assertThat(answer.statusCode()).as(question).isEqualTo(200);
            assertThat(answer.body()).as(question).doesNotContain("error", "warning");
        }
        for (String place : List.of(OPEN_JOB, JENKINS)) {
            assertThat(ask(anonymous, place, CREDENTIALS).body())
                    .contains("\"value\":\"mine\"")
                    .doesNotContain("harbor-robot");
        }
    }

    @Test
    void settingsAreTheAdministratorsAlone() throws Exception {
        for (JenkinsSession stranger : List.of(mallory, anonymous)) {
            for (String question : OF_SETTINGS) {
                HttpResponse<String> answer = ask(stranger, JENKINS, question);
                assertThat(answer.statusCode()).as(question).isIn(401, 403);
                assertThat(answer.body()).doesNotContain("70000", "nowhere");
            }
            assertThat(stranger.form("administrativeMonitor/trusted-registry/tryAgain", "tryAgain=")
                            .statusCode())
                    .isIn(401, 403, 404);
        }
    }

    @Test
    void aZipIsLookedAtForWhoeverSeesJenkinsAndSaysNothingElse() throws Exception {
        assertThat(ask(mallory, JENKINS, "credentials.BundleCredentials/checkZip value=bm8gemlw")
                        .body())
                .contains("class=\"error\"");
    }

    @Test
    void nothingIsAnsweredToAGetOrWithoutACrumb() throws Exception {
        for (String question : List.of(WRONG.get(0), OF_SETTINGS.get(0), CREDENTIALS)) {
            String[] parts = question.split(" ");
            assertThat(admin.get(JENKINS + parts[0] + "?" + parts[1]).statusCode())
                    .as(question)
                    .isIn(404, 405);
            assertThat(admin.bare("POST", JENKINS + parts[0] + "?" + parts[1], "")
                            .statusCode())
                    .as(question)
                    .isEqualTo(403);
        }
    }
}
