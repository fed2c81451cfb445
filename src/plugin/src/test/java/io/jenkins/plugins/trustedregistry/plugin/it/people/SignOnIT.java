// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Patience;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignOnIT {
    private static final Pattern TOKEN = Pattern.compile("\"tokenValue\":\"([0-9a-f]+)\"");

    private RealJenkins jenkins;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        jenkins.configuredBy(Casc.SECURITY, Casc.registry(port)).start();
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void theJenkinsPasswordLogsIn() throws Exception {
        assertThat(docker(Casc.USER, Casc.PASSWORD).login().statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreRefusedAlike() throws Exception {
        HttpResponse<String> wrong = docker(Casc.USER, "wrong").login();
        HttpResponse<String> unknown = docker("nobody", "wrong").login();

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body()).contains("Jenkins");
    }

    @Test
    void anApiTokenOfJenkinsLogsIn() throws Exception {
        HttpResponse<String> made = jenkins.as(Casc.USER, Casc.PASSWORD)
                .form(
                        "user/nigelpoulton/descriptorByName/jenkins.security.ApiTokenProperty/generateNewToken",
                        "newTokenName=docker");
        Matcher token = TOKEN.matcher(made.body());
        assertThat(token.find()).as(made.body()).isTrue();

        assertThat(docker(Casc.USER, token.group(1)).login().statusCode()).isEqualTo(200);
        assertThat(docker("alice", token.group(1)).login().statusCode()).isEqualTo(401);
    }

    @Test
    void groupsOfTheRealmAreKnownWithoutAPassword() throws Exception {
        String identities = jenkins.as(Casc.USER, Casc.PASSWORD)
                .json("trusted-registry/api/v1/whoami")
                .get("identities")
                .toString();

        assertThat(identities).contains("user:nigelpoulton", "group:authenticated");
    }

    @Test
    void whoAdministersJenkinsAdministersTheRegistry() throws Exception {
        assertThat(jenkins.as("alice", "through the looking-glass")
                        .json("trusted-registry/api/v1/whoami")
                        .get("registryAdmin")
                        .asBoolean())
                .isTrue();
    }

    /** Answers of the realm are remembered for seconds, so that docker's many requests don't each ask it. */
    @Test
    void whoIsDeletedInJenkinsIsRefusedWhateverTheyHold() throws Exception {
        JenkinsSession alice = jenkins.as("alice", "through the looking-glass");
        Pipelines pipelines = new Pipelines(jenkins, alice);
        pipelines.groovy("jenkins.model.Jenkins.get().securityRealm.createAccount('dodo', 'of no use')");
        JenkinsSession dodo = jenkins.as("dodo", "of no use");
        String token = JenkinsSession.parsed(
                        dodo.call("POST", "trusted-registry/api/v1/tokens", "{\"name\": \"laptop\"}"))
                .get("token")
                .asText();
        assertThat(docker("dodo", "of no use").login().statusCode()).isEqualTo(200);
        assertThat(docker("dodo", token).login().statusCode()).isEqualTo(200);

        pipelines.groovy("hudson.model.User.getById('dodo', false).delete()");

        Patience.until(() -> docker("dodo", "of no use").login().statusCode() == 401);
        Patience.until(() -> docker("dodo", token).login().statusCode() == 401);
        assertThat(alice.get("securityRealm/user/dodo/").statusCode()).isEqualTo(404);
    }

    private RegistryClient docker(String user, String secret) throws Exception {
        return new RegistryClient(jenkins.home(), port, user, secret);
    }
}
