// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Patience;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry's port: off, switched on again while Jenkins runs, and one that is free at each start. */
class PortIT {
    private static final String API = "trusted-registry/api/v1/";
    private static final Pattern ADDRESS = Pattern.compile("data-address=\"([^\"]*)\"");
    private static final String OFF = "The registry's port is switched off";
    /** Jenkins' own second port would be in the way of the question who listens where. */
    private static final String NO_PORT_FOR_AGENTS = """
            jenkins:
              slaveAgentPort: -1
            """;

    @TempDir
    private Path folder;

    private static String registry(int port) {
        return Casc.registry(port).replace("- user:nigelpoulton", "- user:nigelpoulton\n              - job:build");
    }

    @Test
    void whileThePortIsOffNothingListensAndPagesCallsAndSentencesAreThere() throws Exception {
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            jenkins.configuredBy(Casc.SECURITY, NO_PORT_FOR_AGENTS, registry(-1))
                    .start();
            JenkinsSession nigel = jenkins.as(Casc.USER, Casc.PASSWORD);

            if (OpenPorts.areKnown()) {
                assertThat(OpenPorts.of(jenkins.process())).isEqualTo(Set.of(jenkins.port()));
            }
            assertThat(nigel.get("manage/").body()).doesNotContain("The container registry does not work");
            assertThat(address(nigel)).isEmpty();
            assertThat(nigel.json(API + "whoami").get("name").asText()).isEqualTo(Casc.USER);
            assertThat(nigel.call("POST", API + "repositories", "{\"name\": \"technology/made\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(nigel.call("DELETE", API + "repositories/technology/made", "")
                            .statusCode())
                    .isEqualTo(204);

            String log = build(jenkins, nigel);
            assertThat(log).contains("ERROR: " + OFF).endsWith("Finished: FAILURE\n");
            assertThat(log).doesNotContain("\tat ");

            switchedOnByACallOffAndOnByCode(jenkins, nigel);
        }
    }

    private void switchedOnByACallOffAndOnByCode(RealJenkins jenkins, JenkinsSession nigel) throws Exception {
        int port = RealJenkins.freePort();
        HttpResponse<String> on = nigel.call("PATCH", API + "settings/listener", "{\"port\": " + port + "}");
        assertThat(JenkinsSession.parsed(on).path("applied").asText()).isEqualTo("soon");
        Patience.until(() -> address(nigel).endsWith(":" + port));
        RegistryClient docker = new RegistryClient(jenkins.home(), port, Casc.USER, Casc.PASSWORD);
        assertThat(docker.push("technology/test", "on").statusCode()).isEqualTo(201);
        assertThat(nigel.call("POST", "job/build/build", "").statusCode()).isEqualTo(201);
        assertThat(new Jobs(nigel).finished("build", 2)).endsWith("Finished: SUCCESS\n");

        reload(jenkins, nigel, registry(-1));
        assertThat(address(nigel)).isEmpty();
        if (OpenPorts.areKnown()) {
            assertThat(OpenPorts.of(jenkins.process())).doesNotContain(port);
        }
        assertThat(nigel.json(API + "repositories/technology/test/-/tags/on")
                        .path("tag")
                        .asText())
                .isEqualTo("on");

        reload(jenkins, nigel, registry(port));
        assertThat(docker.pull("technology/test", "on").statusCode()).isEqualTo(200);
    }

    private static void reload(RealJenkins jenkins, JenkinsSession nigel, String registry) throws Exception {
        jenkins.configuredBy(Casc.SECURITY, NO_PORT_FOR_AGENTS, registry);
        assertThat(nigel.call("POST", "manage/configuration-as-code/reload", "").statusCode())
                .isBetween(200, 302);
    }

    @Test
    void aRandomPortIsKnownToPagesAndBuildsAtEachStart() throws Exception {
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            jenkins.configuredBy(Casc.SECURITY, NO_PORT_FOR_AGENTS, registry(0)).start();
            JenkinsSession nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
            RegistryClient docker = client(jenkins, nigel);
            assertThat(docker.push("technology/test", "first").statusCode()).isEqualTo(201);
            assertThat(build(jenkins, nigel)).endsWith("Finished: SUCCESS\n").contains("at localhost:" + port(nigel));
            JsonNode kept = nigel.json(API + "settings/listener");
            assertThat(kept.at("/value/port").asInt()).isZero();

            jenkins.stop();
            jenkins.start();

            JenkinsSession again = jenkins.as(Casc.USER, Casc.PASSWORD);
            assertThat(client(jenkins, again).pull("technology/test", "first").statusCode())
                    .isEqualTo(200);
        }
    }

    private static RegistryClient client(RealJenkins jenkins, JenkinsSession nigel) throws Exception {
        return new RegistryClient(jenkins.home(), port(nigel), Casc.USER, Casc.PASSWORD);
    }

    private static int port(JenkinsSession nigel) throws Exception {
        String address = address(nigel);
        assertThat(address).contains(":");
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private String build(RealJenkins jenkins, JenkinsSession nigel) throws Exception {
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("workflow-cps"), "needs the Pipeline plugins");
        Layouts.write(folder.resolve("image"), "pushed when there is a port");
        Jobs jobs = new Jobs(nigel);
        jobs.pipeline("build", """
                node {
                  sh 'rm -rf image && cp -r %s image'
                  withRegistry {
                    sh 'echo "at $REGISTRY"'
                    registryPush image: 'technology/test:built', layout: 'image'
                  }
                }
                """.formatted(folder.resolve("image")));
        return jobs.run("build");
    }

    /** How the pages tell people to write the registry's address; empty when it has none. */
    private static String address(JenkinsSession nigel) throws Exception {
        Matcher address = ADDRESS.matcher(nigel.get("trusted-registry/").body());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }
}
