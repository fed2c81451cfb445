// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A rule promotes what a run says of itself when it has ended: its result, its tests, who let it go on. Needs junit and input steps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceIT {
    private static final String API = "trusted-registry/api/v1/repositories/technology/";
    private static final String RULE = """
                        promotions:
                          - name: approved
                            target: technology/released
                            criteria:
                              - evidence result = SUCCESS
                              - evidence tests.total >= 1
                              - evidence tests.failed = 0
                              - evidence approver = nigelpoulton
                      - name: released
            """;

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Jobs jobs;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("junit") && jenkins.has("pipeline-input-step"),
                "needs the Pipeline plugins, junit and pipeline-input-step");
        String registry = Casc.registry(RealJenkins.freePort())
                .replaceAll(
                        "(?m)^( *)- user:nigelpoulton$",
                        "$1- job:good\n$1- job:red\n$1- job:another\n$1- job:nobody\n$1- job:untested");
        jenkins.configuredBy(Casc.SECURITY, registry + RULE).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        jobs = new Jobs(nigel);
        results("passed", "");
        results("failed", "<failure message=\"it rained\">umbrella</failure>");
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void whatWasTestedAndApprovedIsPromotedWhenItsRunHasEnded() throws Exception {
        String digest = begin("good", "junit 'passed.xml'", "input id: 'Release', message: 'Release it?'");
        jobs.await("good", () -> jobs.log("good").contains("Release it?"));
        assertThat(promoted("good")).as("a run says nothing before its end").isEqualTo(404);

        approve("good", nigel);

        assertThat(jobs.finished("good")).endsWith("Finished: SUCCESS\n");
        jobs.await("good", () -> promoted("good") == 200);
        assertThat(nigel.json(API + "released/-/tags/good").get("digest").asText())
                .isEqualTo(digest);
    }

    @Test
    void aTestThatFailedKeepsItWhereItIs() throws Exception {
        begin("red", "junit 'failed.xml'", "input id: 'Release', message: 'Release it?'");
        jobs.await("red", () -> jobs.log("red").contains("Release it?"));
        approve("red", nigel);

        assertThat(jobs.finished("red")).endsWith("Finished: UNSTABLE\n");
        assertThat(said("red")).contains("The evidence result, UNSTABLE");
        assertThat(promoted("red")).isEqualTo(404);
    }

    @Test
    void soDoesSomebodyElsesApproval() throws Exception {
        begin("another", "junit 'passed.xml'", "input id: 'Release', message: 'Release it?'");
        jobs.await("another", () -> jobs.log("another").contains("Release it?"));
        approve("another", jenkins.as("alice", "through the looking-glass"));

        assertThat(jobs.finished("another")).endsWith("Finished: SUCCESS\n");
        assertThat(said("another")).contains("The evidence approver, alice");
        assertThat(promoted("another")).isEqualTo(404);
    }

    @Test
    void andNoApprovalOrNoTestsAtAll() throws Exception {
        begin("nobody", "junit 'passed.xml'", "");
        begin("untested", "", "");

        assertThat(said("nobody")).contains("There is no evidence 'approver'");
        assertThat(said("untested")).contains("There is no evidence 'tests.total'");
        assertThat(promoted("nobody")).isEqualTo(404);
        assertThat(promoted("untested")).isEqualTo(404);
    }

    private String begin(String job, String tests, String approval) throws Exception {
        String digest = Layouts.write(folder.resolve(job), "made by " + job);
        jobs.pipeline(job, """
                node {
                  sh 'cp -r %1$s/%2$s image && cp %1$s/*.xml . && touch *.xml'
                  withRegistry { registryPush image: 'technology/test:%2$s', layout: 'image' }
                  %3$s
                }
                %4$s
                """.formatted(folder, job, tests, approval));
        jobs.start(job);
        return digest;
    }

    private static void approve(String job, JenkinsSession approver) throws Exception {
        assertThat(approver.form("job/" + job + "/1/input/Release/proceedEmpty", "")
                        .statusCode())
                .isBetween(200, 302);
    }

    private int promoted(String tag) throws Exception {
        return nigel.get(API + "released/-/tags/" + tag).statusCode();
    }

    /** What the rule said of a tag when it knew what its run says. */
    private String said(String tag) throws Exception {
        jobs.await(tag, () -> !evidenced(tag).isEmpty());
        return evidenced(tag);
    }

    private String evidenced(String tag) throws Exception {
        for (JsonNode each :
                nigel.json(API + "test/-/promotion-rules/approved/evaluations").get("items")) {
            if (each.get("tag").asText().equals(tag)
                    && each.get("cause").asText().contains("evidence")) {
                return each.get("reason").asText();
            }
        }
        return "";
    }

    private void results(String name, String failure) throws Exception {
        Files.writeString(
                folder.resolve(name + ".xml"),
                "<testsuite name=\"weather\" tests=\"1\"><testcase classname=\"weather\" name=\"isFine\">" + failure
                        + "</testcase></testsuite>");
    }
}
