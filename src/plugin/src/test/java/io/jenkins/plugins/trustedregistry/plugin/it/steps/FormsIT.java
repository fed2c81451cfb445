// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of the steps: what the snippet generator writes, what fields say, what freestyle jobs show. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsIT {
    private static final String PLUGIN = "io.jenkins.plugins.trustedregistry.plugin.";
    private static final String CHECK = "job/syntax/descriptorByName/" + PLUGIN;

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Jobs jobs;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("workflow-cps"), "needs the Pipeline plugins");
        jenkins.configuredBy(Casc.SECURITY, Casc.registry(0)).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        jobs = new Jobs(nigel);
        jobs.pipeline("syntax", "echo 'nothing'");
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps.WithRegistryStep    | \"staging\": true | withRegistry(staging: true) {",
                "steps.WithRegistryStep    | \"url\": \"https://harbor.example.com\", \"credentialsId\": \"robot\" |"
                        + " withRegistry(credentialsId: 'robot', url: 'https://harbor.example.com') {",
                "steps.RegistryTagStep     | \"source\": \"app:latest\", \"image\": \"technology/test:v2\" |"
                        + " registryTag image: 'technology/test:v2', source: 'app:latest'",
                "steps.RegistryPushStep    | \"image\": \"technology/test:v2\", \"layout\": \"image\" |"
                        + " registryPush image: 'technology/test:v2', layout: 'image'",
                "steps.RegistryPullStep    | \"image\": \"technology/test:v2\" | registryPull 'technology/test:v2'",
                "steps.RegistryPromoteStep | \"image\": \"technology/test:v2\", \"to\": \"production/test:v2\", \"referrers\": true |"
                        + " registryPromote image: 'technology/test:v2', to: 'production/test:v2'",
                "steps.RegistryDeleteStep  | \"image\": \"technology/test:v2\", \"reason\": \"old\" |"
                        + " registryDelete image: 'technology/test:v2', reason: 'old'",
                "verdict.RegistryScanStep  | \"image\": \"technology/test:v2\", \"minutes\": 60 | registryScan 'technology/test:v2'",
                "verdict.RegistryGateStep  | \"image\": \"technology/test:v2\", \"policy\": \"no-criticals\", \"minutes\": 60 |"
                        + " registryGate image: 'technology/test:v2', policy: 'no-criticals'"
            })
    void theSnippetGeneratorWritesEachStep(String type, String fields, String snippet) throws Exception {
        String form = "{\"stapler-class\": \"%1$s\", \"$class\": \"%1$s\", %2$s}".formatted(PLUGIN + type, fields);

        String written = nigel.form(
                        "job/syntax/pipeline-syntax/generateSnippet",
                        "json=" + URLEncoder.encode(form, StandardCharsets.UTF_8))
                .body();

        assertThat(written.replaceAll("\\s+", " ")).contains(snippet.strip());
    }

    @Test
    void fieldsSayWhatIsWrongToThoseWhoMaySeeTheJob() throws Exception {
        assertThat(check("steps.RegistryPushStep/checkImage", "value=Not+An+Image"))
                .contains("class=\"error\"");
        assertThat(check("verdict.RegistryGateStep/checkImage", "value=technology/test:v1"))
                .doesNotContain("error");
        assertThat(check("steps.RegistryPushStep/checkImage", "value=technology/test:$BUILD_NUMBER"))
                .doesNotContain("error");
        assertThat(check("steps.RegistryPromoteStep/checkTo", "value=production/"))
                .contains("class=\"error\"");
        assertThat(check("steps.WithRegistryStep/checkUrl", "value=http://harbor.example.com&plainHttp=false"))
                .contains("class=\"error\"", "plainHttp");
        assertThat(check("steps.WithRegistryStep/checkUrl", "value=http://harbor.example.com&plainHttp=true"))
                .doesNotContain("error");
        assertThat(check("steps.WithRegistryStep/checkUrl", "value=")).doesNotContain("error");
        assertThat(nigel.get(CHECK + "steps.RegistryPushStep/checkImage?value=x")
                        .statusCode())
                .isBetween(400, 405);
    }

    @Test
    void everyFieldHasItsHelp() throws Exception {
        for (String help : new String[] {
            "steps.WithRegistryStep/help",
            "steps.WithRegistryStep/help/staging",
            "steps.RegistryTagStep/help/inRegistry",
            "steps.RegistryPushStep/help/layout",
            "steps.RegistryPullStep/help/archive",
            "steps.RegistryPromoteStep/help/to",
            "steps.RegistryDeleteStep/help/reason",
            "verdict.RegistryScanStep/help/minutes",
            "verdict.RegistryGateStep/help/policy",
            "verdict.RegistryGateStep/help/url",
            "steps.RegistryPushStep/help/credentialsId",
            "trigger.RegistryImageTrigger/help/on"
        }) {
            assertThat(nigel.get("descriptor/" + PLUGIN + help).statusCode())
                    .as(help)
                    .isEqualTo(200);
        }
    }

    @Test
    void theFormsOfAFreestyleJobShowWhatIsSaved() throws Exception {
        jobs.make("free", """
                <project>
                  <builders>
                    <%1$sRegistryTagBuilder><step><source>a:b</source><image>c/d:tagged</image></step></%1$sRegistryTagBuilder>
                    <%1$sRegistryPushBuilder><step><image>c/d:pushed</image></step></%1$sRegistryPushBuilder>
                    <%1$sRegistryPullBuilder><step><image>c/d:pulled</image></step></%1$sRegistryPullBuilder>
                    <%1$sRegistryScanBuilder><step><image>c/d:scanned</image></step></%1$sRegistryScanBuilder>
                    <%1$sRegistryGateBuilder><step><image>c/d:gated</image></step></%1$sRegistryGateBuilder>
                    <%1$sRegistryPromoteBuilder><step><image>c/d:promoted</image><to>e/f:g</to></step></%1$sRegistryPromoteBuilder>
                    <%1$sRegistryDeleteBuilder><step><image>c/d:deleted</image></step></%1$sRegistryDeleteBuilder>
                  </builders>
                  <buildWrappers><%1$sRegistryWrapper><step><url>https://harbor.example.com</url></step></%1$sRegistryWrapper></buildWrappers>
                </project>
                """.formatted(PLUGIN + "freestyle."));

        assertThat(nigel.get("job/free/configure").body())
                .contains(
                        "c/d:tagged",
                        "c/d:pushed",
                        "c/d:pulled",
                        "c/d:scanned",
                        "c/d:gated",
                        "c/d:promoted",
                        "e/f:g",
                        "c/d:deleted",
                        "https://harbor.example.com")
                .doesNotContain("JellyTagException");
    }

    private String check(String field, String values) throws Exception {
        return nigel.form(CHECK + field, values).body();
    }
}
