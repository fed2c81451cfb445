// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline pushes as itself. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildIdentityIT {
    private static final String API = "trusted-registry/api/v1/";
    private static final String KEEP = "sh 'cp \"$DOCKER_CONFIG/config.json\" config.json'";

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Pipelines pipelines;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("workflow-cps"), "needs the Pipeline plugins");
        String registry = Casc.registry(port)
                .replaceAll(
                        "(?m)^( *)- user:nigelpoulton$", "$1- job:deploy\n$1- job:long"); // JCasC is read at each start
        jenkins.configuredBy(Casc.SECURITY, registry).start();
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
    void aBuildHasTheRightsOfItsTeamWhileItRunsAndNoneAfterwards() throws Exception {
        String log = pipelines.run("deploy", """
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
            String secret = Pipelines.secret(workspace.resolve("config.json"));
            assertThat(ProcessHandle.allProcesses()
                            .map(each -> each.info().commandLine().orElse("")))
                    .noneMatch(line -> line.contains(secret));
        });
        Path workspace = pipelines.workspace("deploy");
        RegistryClient afterwards = client(workspace.resolve("config.json"));

        assertThat(log).contains("Logged in to", "as this build.").endsWith("Finished: SUCCESS\n");
        assertThat(log).doesNotContain(Pipelines.secret(workspace.resolve("config.json")));
        assertThat(afterwards.login().statusCode()).isEqualTo(401);
        assertThat(Files.readString(workspace.resolve("left"))).doesNotContain("registry-");
        assertThat(nigel.json("trusted-registry/api/v1/repositories/technology/test/-/tags/v1")
                        .get("pushedBy")
                        .asText())
                .isEqualTo("job:deploy#1");
    }

    @Test
    void aBlockKeepsTheLoginsOfTheAgentsUser() throws Exception {
        pipelines.run("merged", """
                node {
                  writeFile file: 'home/.docker/config.json', text: '{"auths": {"hub.example.com": {"auth": "bWU6bXk="}}, "detachKeys": "ctrl-e"}'
                  withEnv(["HOME=${env.WORKSPACE}/home"]) {
                    withRegistry { sh 'cp "$DOCKER_CONFIG/config.json" config.json' }
                  }
                }
                """);

        String config = Files.readString(pipelines.workspace("merged").resolve("config.json"));
        assertThat(config).contains("\"hub.example.com\"", "bWU6bXk=", "ctrl-e", "\"localhost:" + port + "\"");
        assertThat(Files.readString(pipelines.workspace("merged").resolve("home/.docker/config.json")))
                .doesNotContain("localhost");
    }

    @Test
    void aBuildOfAnotherJobIsRefusedWhateverItsEnvironmentSaysItIs() throws Exception {
        pipelines.run("stranger", """
                node {
                  withEnv(['JOB_NAME=deploy', 'JOB_BASE_NAME=deploy', 'BUILD_NUMBER=1', 'BUILD_TAG=jenkins-deploy-1']) {
                    withRegistry {
                      sh 'cp "$DOCKER_CONFIG/config.json" config.json; touch ready; while [ ! -e go ]; do sleep 1; done'
                    }
                  }
                }
                """, workspace -> {
            RegistryClient build = client(workspace.resolve("config.json"));
            assertThat(build.login().statusCode()).isEqualTo(200);
            HttpResponse<String> refused = build.startUpload("technology/test");
            assertThat(refused.statusCode()).as(refused.body()).isBetween(401, 404);
        });
    }

    @Test
    void aBuildThatGoesOnAfterARestartKeepsItsLoginUntilItEnds() throws Exception {
        pipelines.begin("long", "node { withRegistry { " + KEEP + "; " + Pipelines.WAIT + " } }");
        Path config = pipelines.workspace("long").resolve("config.json");

        jenkins.stop();
        jenkins.start();

        assertThat(client(config).push("technology/test", "after-restart").statusCode())
                .isEqualTo(201);
        pipelines.go("long");
        assertThat(pipelines.end("long")).endsWith("Finished: SUCCESS\n");
        assertThat(client(config).login().statusCode()).isEqualTo(401);
        assertThat(nigel.get(Jobs.path("long") + "1/").body()).contains("technology/test:after-restart");
    }

    @Test
    void aMovedFolderKeepsItsRightsAndItsRuns() throws Exception {
        member("apps");
        pipelines.groovy(
                "jenkins.model.Jenkins.get().createProject(com.cloudbees.hudson.plugins.folder.Folder, 'apps')");
        pipelines.run(
                "apps/one",
                "node { withRegistry { " + KEEP + "; " + Pipelines.WAIT + " } }",
                workspace -> assertThat(client(workspace.resolve("config.json"))
                                .push("technology/test", "before-move")
                                .statusCode())
                        .isEqualTo(201));
        String digest = nigel.json(API + "repositories/technology/test/-/tags/before-move")
                .get("digest")
                .asText();

        pipelines.groovy("jenkins.model.Jenkins.get().getItem('apps').renameTo('services')");

        String log = pipelines.run(
                "services/two",
                "node { withRegistry { " + KEEP + "; " + Pipelines.WAIT + " } }",
                workspace -> assertThat(client(workspace.resolve("config.json"))
                                .push("technology/test", "after-move")
                                .statusCode())
                        .isEqualTo(201));
        assertThat(log).endsWith("Finished: SUCCESS\n");
        assertThat(nigel.get(API + "repositories/technology/test/-/manifests/" + digest + "/builds")
                        .body())
                .contains("\"job\":\"services/one\",\"number\":1,\"deed\":\"pushed\",\"tag\":\"before-move\"");
        assertThat(nigel.get(Jobs.path("services/one") + "1/").body()).contains("technology/test:before-move");

        pipelines.groovy("""
                import hudson.model.Items
                import jenkins.model.Jenkins
                def attic = Jenkins.get().createProject(com.cloudbees.hudson.plugins.folder.Folder, 'attic')
                Items.move(Jenkins.get().getItem('services'), attic)
                """);

        pipelines.run(
                "attic/services/three",
                "node { withRegistry { " + KEEP + "; " + Pipelines.WAIT + " } }",
                workspace -> assertThat(client(workspace.resolve("config.json"))
                                .push("technology/test", "in-the-attic")
                                .statusCode())
                        .isEqualTo(201));
        assertThat(nigel.get(API + "repositories/technology/test/-/manifests/" + digest + "/builds")
                        .body())
                .contains("\"job\":\"attic/services/one\",\"number\":1");
    }

    @Test
    void aBuildOfAForkPullsAndDoesNotPush() throws Exception {
        Assumptions.assumeTrue(jenkins.has("scm-api"), "needs the plugin scm-api");
        member("stranger-change");
        pipelines.groovy("""
                import jenkins.scm.api.*
                class ForkHead extends SCMHead {
                  ForkHead() { super('PR-1') }
                  SCMHeadOrigin getOrigin() { new SCMHeadOrigin.Fork('mallory') }
                }
                hudson.ExtensionList.lookup(SCMHead.HeadByItem).add(new SCMHead.HeadByItem() {
                  SCMHead getHead(hudson.model.Item item) { item.fullName == 'stranger-change' ? new ForkHead() : null }
                })
                """);

        pipelines.run(
                "stranger-change", "node { withRegistry { " + KEEP + "; " + Pipelines.WAIT + " } }", workspace -> {
                    RegistryClient build = client(workspace.resolve("config.json"));
                    assertThat(build.login().statusCode()).isEqualTo(200);
                    HttpResponse<String> refused = build.startUpload("technology/test");
                    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
                    assertThat(refused.body()).contains("of a revision that its job does not trust");
                });
    }

    private void member(String job) throws Exception {
        assertThat(nigel.call("PUT", API + "organizations/technology/teams/devs/members/job:" + job, "")
                        .statusCode())
                .isBetween(200, 204);
    }

    private RegistryClient client(Path config) throws Exception {
        return new RegistryClient(jenkins.home(), port, "build", Pipelines.secret(config));
    }
}
