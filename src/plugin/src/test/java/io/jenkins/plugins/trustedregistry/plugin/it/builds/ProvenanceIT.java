// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the registry says of the run that an image comes from. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvenanceIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Pipelines pipelines;
    private Path image;
    private String digest;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("workflow-cps"), "needs the Pipeline plugins");
        jenkins.configuredBy(Casc.SECURITY, Casc.registry(port).replace("user:nigelpoulton", "job:release"))
                .start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        pipelines = new Pipelines(jenkins, nigel);
        image = folder.resolve("image");
        digest = Layouts.write(image, "made by a run");
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void theStatementNamesTheRunItsParametersAndAgentsAndNoSecret() throws Exception {
        new Jobs(nigel).pipeline("release", """
                node {
                  sh 'cp -r %s image'
                  withRegistry { registryPush image: 'technology/test:v1', layout: 'image' }
                }
                """.formatted(image));
        pipelines.groovy("""
                import hudson.model.*
                def job = jenkins.model.Jenkins.get().getItem('release')
                job.addProperty(new ParametersDefinitionProperty(
                  new StringParameterDefinition('TARGET', 'production'), new PasswordParameterDefinition('WORD', 'hush hush', '')))
                """);
        nigel.form("job/release/buildWithParameters", "TARGET=production&WORD=hush+hush");

        assertThat(pipelines.end("release")).endsWith("Finished: SUCCESS\n");
        JsonNode predicate = statement().get("predicate");
        assertThat(predicate.at("/buildDefinition/externalParameters/job").asText())
                .isEqualTo("release");
        assertThat(predicate
                        .at("/buildDefinition/externalParameters/parameters")
                        .toString())
                .isEqualTo("{\"TARGET\":\"production\"}");
        assertThat(predicate.at("/buildDefinition/internalParameters/agents/0").asText())
                .isEqualTo("built-in");
        assertThat(predicate.at("/buildDefinition/internalParameters/causes/0").asText())
                .contains("Nigel Poulton");
        assertThat(predicate.at("/runDetails/metadata/invocationId").asText()).contains("release");
        assertThat(predicate.at("/runDetails/builder/version/jenkins").asText()).isNotEmpty();
        assertThat(predicate.toString()).doesNotContain("hush hush", "WORD");
    }

    private JsonNode statement() throws Exception {
        RegistryClient docker = new RegistryClient(jenkins.home(), port, "", "");
        JsonNode manifest = JSON.readTree(docker.pull("technology/test", digest.replace(':', '-') + ".att")
                .body());
        JsonNode envelope = JSON.readTree(
                docker.read("technology/test", manifest.at("/layers/0/digest").asText()));
        return JSON.readTree(Base64.getDecoder().decode(envelope.get("payload").asText()));
    }
}
