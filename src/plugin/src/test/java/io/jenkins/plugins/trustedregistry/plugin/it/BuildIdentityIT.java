// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline pushes as itself. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildIdentityIT {
    private static final Pattern AUTH = Pattern.compile("\"auth\":\"([^\"]+)\"");

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("workflow-cps"), "needs the Pipeline plugins");
        String registry = Casc.registry(port).replace("user:nigelpoulton", "job:deploy");
        jenkins.configuredBy(Casc.SECURITY, registry).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void aBuildHasTheRightsOfItsTeamWhileItRunsAndNoneAfterwards() throws Exception {
        String log = run("deploy", """
                node {
                  withRegistry {
                    sh 'cp "$DOCKER_CONFIG/config.json" config.json; touch ready; while [ ! -e go ]; do sleep 1; done'
                  }
                  sh 'ls -A "$WORKSPACE@tmp" > left'
                }
                """, workspace -> {
            RegistryClient build = client(workspace.resolve("config.json"));
            assertThat(build.login().statusCode()).isEqualTo(200);
            assertThat(build.push("technology/test", "v1").statusCode()).isEqualTo(201);
        });
        Path workspace = workspace("deploy");
        RegistryClient afterwards = client(workspace.resolve("config.json"));

        assertThat(log).contains("Logged in to", "as this build.").endsWith("Finished: SUCCESS\n");
        assertThat(log).doesNotContain(secret(workspace.resolve("config.json")));
        assertThat(afterwards.login().statusCode()).isEqualTo(401);
        assertThat(Files.readString(workspace.resolve("left"))).doesNotContain("registry-");
        assertThat(nigel.json("trusted-registry/api/v1/repositories/technology/test/-/tags/v1")
                        .get("pushedBy")
                        .asText())
                .isEqualTo("job:deploy#1");
    }

    @Test
    void aBuildOfAnotherJobIsRefused() throws Exception {
        run("stranger", """
                node {
                  withRegistry {
                    sh 'cp "$DOCKER_CONFIG/config.json" config.json; touch ready; while [ ! -e go ]; do sleep 1; done'
                  }
                }
                """, workspace -> {
            RegistryClient build = client(workspace.resolve("config.json"));
            assertThat(build.login().statusCode()).isEqualTo(200);
            HttpResponse<String> refused = build.startUpload("technology/test");
            assertThat(refused.statusCode()).as(refused.body()).isBetween(401, 404);
        });
    }

    /** Something done while a build waits in its block. */
    private interface Meanwhile {
        void inside(Path workspace) throws Exception;
    }

    private String run(String job, String script, Meanwhile meanwhile) throws Exception {
        String xml = """
                <flow-definition plugin="workflow-job">
                  <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition" plugin="workflow-cps">
                    <script>%s</script>
                    <sandbox>true</sandbox>
                  </definition>
                </flow-definition>
                """.formatted(script.replace("&", "&amp;").replace("<", "&lt;"));
        assertThat(nigel.xml("createItem?name=" + job, xml).statusCode()).isEqualTo(200);
        nigel.call("POST", "job/" + job + "/build", "");
        Path workspace = workspace(job);
        await(job, () -> Files.exists(workspace.resolve("ready")));
        try {
            meanwhile.inside(workspace);
        } finally {
            Files.createFile(workspace.resolve("go"));
        }
        await(job, () -> log(job).contains("Finished: "));
        return log(job);
    }

    private Path workspace(String job) {
        return jenkins.home().resolve("workspace").resolve(job);
    }

    private String log(String job) throws Exception {
        return nigel.get("job/" + job + "/1/consoleText").body();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void await(String job, Condition condition) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("The build did not get so far:\n" + log(job));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static String secret(Path config) throws Exception {
        Matcher auth = AUTH.matcher(Files.readString(config));
        assertThat(auth.find()).isTrue();
        String login = new String(Base64.getDecoder().decode(auth.group(1)), StandardCharsets.UTF_8);
        return login.substring(login.indexOf(':') + 1);
    }

    private RegistryClient client(Path config) throws Exception {
        return new RegistryClient(jenkins.home(), port, "build", secret(config));
    }
}
