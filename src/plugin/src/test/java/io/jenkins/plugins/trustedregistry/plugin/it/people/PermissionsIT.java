// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The permission group in a matrix. Needs the plugin matrix-auth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsIT {
    private static final String API = "trusted-registry/api/v1/";
    private static final String MATRIX = """
            jenkins:
              securityRealm:
                local:
                  allowsSignup: false
                  users:
                    - {id: admin, password: admin's own}
                    - {id: keeper, password: keeper's own}
                    - {id: founder, password: founder's own}
                    - {id: viewer, password: viewer's own}
                    - {id: reader, password: reader's own}
              authorizationStrategy:
                globalMatrix:
                  permissions:
                    - "USER:Overall/Administer:admin"
                    - "USER:Overall/Read:keeper"
                    - "USER:Trusted Registry/Administer:keeper"
                    - "USER:Overall/Read:founder"
                    - "USER:Trusted Registry/View:founder"
                    - "USER:Trusted Registry/CreateOrganization:founder"
                    - "USER:Overall/Read:viewer"
                    - "USER:Trusted Registry/View:viewer"
                    - "USER:Overall/Read:reader"
            """;

    private RealJenkins jenkins;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(jenkins.has("matrix-auth"), "needs the plugin matrix-auth");
        jenkins.configuredBy(MATRIX, Casc.registry(port)).start();
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    private JenkinsSession as(String user) {
        return jenkins.as(user, user + "'s own");
    }

    private boolean administers(String user) throws Exception {
        return as(user).json(API + "whoami").get("registryAdmin").asBoolean();
    }

    @Test
    void administeringJenkinsOrTheRegistryIsAdministeringTheRegistry() throws Exception {
        assertThat(administers("admin")).isTrue();
        assertThat(administers("keeper")).isTrue();
        assertThat(administers("founder")).isFalse();
        assertThat(administers("viewer")).isFalse();
    }

    @Test
    void withoutViewThereIsNoPageAndNoCallButDockerWorks() throws Exception {
        assertThat(as("reader").get("trusted-registry/").statusCode()).isEqualTo(403);
        assertThat(as("reader").get(API + "repositories").statusCode()).isEqualTo(403);
        assertThat(as("reader").get("").body()).doesNotContain("/jenkins/trusted-registry");
        RegistryClient docker = new RegistryClient(jenkins.home(), port, "reader", "reader's own");
        assertThat(docker.login().statusCode()).isEqualTo(200);
    }

    @Test
    void aFounderMakesAnOrganizationAndOwnsItAndNothingElse() throws Exception {
        HttpResponse<String> made = as("founder").call("POST", API + "organizations", "{\"name\": \"kitchen\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).contains("\"owners\":[\"user:founder\"]");
        assertThat(as("founder")
                        .call("POST", API + "organizations/kitchen/teams", "{\"name\": \"cooks\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(as("founder")
                        .call("POST", API + "organizations/technology/teams", "{\"name\": \"x\"}")
                        .statusCode())
                .isBetween(403, 404);
        assertThat(as("founder").get(API + "settings").statusCode()).isEqualTo(403);
    }

    @Test
    void aViewerLooksAndMakesNothing() throws Exception {
        assertThat(as("viewer").get("trusted-registry/").statusCode()).isEqualTo(200);
        assertThat(as("viewer")
                        .call("POST", API + "organizations", "{\"name\": \"x\"}")
                        .statusCode())
                .isEqualTo(403);
    }
}
