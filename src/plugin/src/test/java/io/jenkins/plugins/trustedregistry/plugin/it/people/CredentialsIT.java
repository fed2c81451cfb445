// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.credentials.Zips;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The running build and client bundles as Jenkins' credentials. Needs the Pipeline plugins and credentials-binding. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsIT {
    private static final String CHECK =
            "descriptorByName/io.jenkins.plugins.trustedregistry.plugin.credentials.BundleCredentials/checkZip";

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Pipelines pipelines;
    private byte[] zip;
    private String key;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        port = RealJenkins.freePort();
        zip = Zips.zip(Zips.files("EC"));
        key = Zips.files("EC").get("key.pem").lines().skip(1).findFirst().orElseThrow();
        Path file = Files.write(folder.resolve("bundle.zip"), zip);
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("workflow-cps") && jenkins.has("credentials-binding"),
                "needs the Pipeline plugins and credentials-binding");
        String registry = Casc.registry(port).replace("user:nigelpoulton", "job:deploy");
        String bundle = """
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - registryBundle:
                              scope: GLOBAL
                              id: nigel-bundle
                              description: of Nigel
                              bundle: "${readFileBase64:%s}"
                """.formatted(file);
        jenkins.configuredBy(Casc.SECURITY, registry, bundle).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        pipelines = new Pipelines(jenkins, nigel);
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void aBuildIsAnOrdinaryUserAndPasswordForAsLongAsItRuns() throws Exception {
        String log = pipelines.run(
                "deploy",
                """
                node {
                  withCredentials([usernamePassword(credentialsId: 'trusted-registry',
                      usernameVariable: 'NAME', passwordVariable: 'WORD')]) {
                    sh 'echo "$NAME" > name; echo "$WORD" > word; echo "in the block: $WORD"'
                  }
                  sh 'echo "outside of it: $(cat word)"'
                  %s
                }
                """.formatted(Pipelines.WAIT),
                workspace -> assertThat(
                                client(workspace).push("technology/test", "v1").statusCode())
                        .isEqualTo(201));

        Path workspace = pipelines.workspace("deploy");
        assertThat(log).endsWith("Finished: SUCCESS\n").contains("in the block: ****", "outside of it: ****");
        assertThat(log)
                .doesNotContain(Files.readString(workspace.resolve("word")).strip());
        assertThat(client(workspace).login().statusCode()).isEqualTo(401);
        assertThat(nigel.get("job/deploy/1/").body())
                .contains("technology/test:v1", "trusted-registry/repositories/technology/test/-/images/sha256:");
        assertThat(nigel.get("").body()).as("it is in no store").doesNotContain("credentials/trusted-registry");
    }

    private RegistryClient client(Path workspace) throws Exception {
        return new RegistryClient(
                jenkins.home(),
                port,
                Files.readString(workspace.resolve("name")).strip(),
                Files.readString(workspace.resolve("word")).strip());
    }

    @Test
    void aFreestyleBuildShowsNoSecretOfTheRegistry() throws Exception {
        String secret = "trj_" + "a".repeat(38);
        String log = pipelines.groovy("""
                def job = jenkins.model.Jenkins.get().createProject(hudson.model.FreeStyleProject, 'free')
                job.buildersList.add(new hudson.tasks.Shell('set +x; echo one: %s; printf "%%s" "two: %s"; echo " end"'))
                println job.scheduleBuild2(0).get().log
                """.formatted(secret, secret));

        assertThat(log).contains("one: ****", "two: **** end").doesNotContain("one: " + secret);
    }

    @Test
    void aBundleComesFromCodeAndIsKeptEncrypted() throws Exception {
        assertThat(nigel.get("manage/credentials/store/system/domain/_/").body())
                .contains("nigelpoulton at registry.example.com:5000, until 2030-01-02");
        assertThat(nigel.get("manage/credentials/store/system/domain/_/credential/nigel-bundle/updateDialog")
                        .body())
                .contains("registry.example.com:5000", "tcp://engine.example.com:2376", "2030-01-02")
                .doesNotContain("trb_secret", "PRIVATE KEY");
        String export = nigel.form("manage/configuration-as-code/export", "").body();
        assertThat(export).contains("registryBundle:", "id: \"nigel-bundle\"").doesNotContain("PRIVATE KEY");
        try (var files = Files.walk(jenkins.home().resolve("credentials.xml"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("PRIVATE KEY", key, "trb_secret");
            }
        }
    }

    @Test
    void theFormSaysWhatIsWrongWithAZipToWhoeverMaySeeJenkins() throws Exception {
        assertThat(check(nigel, zip).body()).contains("nigelpoulton at registry.example.com:5000, until 2030-01-02");
        assertThat(check(nigel, new byte[] {1, 2, 3}).body()).contains("This is no zip");
        assertThat(nigel.get(CHECK + "?value=x").statusCode()).isBetween(400, 405);
        assertThat(jenkins.anonymous().bare("POST", CHECK, "").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> check(JenkinsSession session, byte[] zip) throws Exception {
        String value = URLEncoder.encode(Base64.getEncoder().encodeToString(zip), StandardCharsets.UTF_8);
        return session.form(CHECK, "value=" + value);
    }
}
