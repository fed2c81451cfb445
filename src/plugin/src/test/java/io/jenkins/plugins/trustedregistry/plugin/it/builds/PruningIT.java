// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Advisories;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Images go when the builds that brought them are worth nothing to Jenkins any more. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PruningIT {
    private static final String REPOSITORY = "trusted-registry/api/v1/repositories/technology/test/-/";
    private static final String POLICY = """
            {"name": "worthless", "criteria": ["tag matches b[0-9]+"],
             "protect": ["build is kept", "build is last-successful", "build is running"]}""";
    private static final String BRANCHES = """
            {"name": "dead-branches", "criteria": ["tag starts with branch-", "build is not branch-alive"]}""";

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Pipelines pipelines;
    private Jobs jobs;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("cloudbees-folder"), "needs the Pipeline plugins");
        String registry = Casc.registry(RealJenkins.freePort()).replace("user:nigelpoulton", "job:ci")
                + "    pruning:\n      schedule: \"\"\n";
        jenkins.configuredBy(Casc.SECURITY, registry).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        pipelines = new Pipelines(jenkins, nigel);
        jobs = new Jobs(nigel);
        pipelines.groovy("jenkins.model.Jenkins.get().createProject(com.cloudbees.hudson.plugins.folder.Folder, 'ci')");
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void whatNoBuildIsKeptForGoesAndADryRunSaysSoBefore() throws Exception {
        for (int i = 1; i <= 5; i++) {
            Layouts.write(folder.resolve("image-" + i), "of build " + i);
        }
        jobs.pipeline("ci/app", """
                node {
                  sh "rm -rf image && cp -r %s/image-${env.BUILD_NUMBER} image"
                  withRegistry { registryPush image: "technology/test:b${env.BUILD_NUMBER}", layout: 'image' }
                  if (env.BUILD_NUMBER == '5') { error 'the tests are red' }
                }
                """.formatted(folder));
        for (int i = 1; i <= 5; i++) {
            jobs.start("ci/app");
            assertThat(jobs.finished("ci/app", i)).contains("technology/test:b" + i);
        }
        nigel.form("job/ci/job/app/1/toggleLogKeep", "");
        nigel.form("job/ci/job/app/2/doDelete", "");
        Layouts.write(folder.resolve("image-6"), "of a build that goes on");
        pipelines.begin(
                "ci/goes-on",
                "node { sh 'cp -r " + folder
                        + "/image-6 image'\nwithRegistry { registryPush image: 'technology/test:b6', layout: 'image' }\n"
                        + Pipelines.WAIT + " }");

        Map<String, String> rehearsed =
                fates(JenkinsSession.parsed(nigel.call("POST", REPOSITORY + "pruning-test", POLICY)));

        assertThat(rehearsed)
                .containsEntry("b1", "protected")
                .containsEntry("b2", "prune")
                .containsEntry("b3", "prune")
                .containsEntry("b4", "protected")
                .containsEntry("b5", "prune")
                .containsEntry("b6", "protected");
        assertThat(tags()).as("a rehearsal takes nothing").contains("b1", "b2", "b3", "b4", "b5", "b6");

        create(POLICY);
        assertThat(fates(nigel.json(REPOSITORY + "pruning"))).isEqualTo(rehearsed);
        prune();

        assertThat(tags()).contains("b1", "b4", "b6").doesNotContain("b2", "b3", "b5");
        assertThat(nigel.json("trusted-registry/api/v1/trash").toString()).contains("worthless: ", "technology/test");
        pipelines.go("ci/goes-on");
        assertThat(pipelines.end("ci/goes-on")).endsWith("Finished: SUCCESS\n");
    }

    @Test
    void anImageGoesWithItsBranch() throws Exception {
        for (String branch : new String[] {"alive", "dead"}) {
            Layouts.write(folder.resolve(branch), "of the branch " + branch);
            assertThat(pipelines.run("ci/" + branch, """
                    node {
                      sh 'cp -r %1$s/%2$s image'
                      withRegistry { registryPush image: 'technology/test:branch-%2$s', layout: 'image' }
                    }
                    """.formatted(folder, branch)))
                    .endsWith("Finished: SUCCESS\n");
        }
        create(BRANCHES);
        assertThat(fates(nigel.json(REPOSITORY + "pruning")))
                .containsEntry("branch-alive", "keep")
                .containsEntry("branch-dead", "keep");

        nigel.form("job/ci/job/dead/disable", ""); // as branch-api does with a branch that is gone

        assertThat(fates(nigel.json(REPOSITORY + "pruning")))
                .containsEntry("branch-alive", "keep")
                .containsEntry("branch-dead", "prune");
        prune();
        assertThat(tags()).contains("branch-alive").doesNotContain("branch-dead");
    }

    private void create(String policy) throws Exception {
        assertThat(nigel.call("POST", REPOSITORY + "pruning-policies", policy).statusCode())
                .isEqualTo(201);
    }

    private void prune() throws Exception {
        assertThat(nigel.call("POST", REPOSITORY + "pruning/runs", "{}").statusCode())
                .isEqualTo(201);
        Advisories.settle(nigel);
    }

    private List<String> tags() throws Exception {
        return nigel.json(REPOSITORY + "tags").findValuesAsText("tag");
    }

    private static Map<String, String> fates(JsonNode page) {
        Map<String, String> fates = new TreeMap<>();
        page.get("items")
                .forEach(step ->
                        fates.put(step.get("tag").asText(), step.get("fate").asText()));
        return fates;
    }
}
