// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Advisories;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.DebianLayout;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that wait for more than a push: a promotion by hand or by a rule, and news that makes an image worse. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OccasionsIT {
    private static final String API = "trusted-registry/api/v1/repositories/technology/";
    private static final String ZLIB = "CVE-2022-37434 zlib1g 1:1.2.13.dfsg-1";
    private static final String RELEASED = """
                        promotions:
                          - name: release
                            target: technology/released
                            tag: "%n-ruled"
                            criteria:
                              - tag = ruled
                      - name: released
                        grants:
                          - team: devs
                            right: read-only
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
                jenkins.has("workflow-job") && jenkins.has("workflow-cps"), "needs the Pipeline plugins");
        String registry = Casc.registry(RealJenkins.freePort())
                .replaceAll(
                        "(?m)^( *)- user:nigelpoulton$",
                        "$1- job:bringer\n$1- job:by-hand\n$1- job:by-rule\n$1- job:pushes-only\n$1- job:worse\n$1- job:promotions-only\n$1- job:later");
        jenkins.configuredBy(Casc.SECURITY, registry + RELEASED).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        jobs = new Jobs(nigel);
        Layouts.write(folder.resolve("plain"), "promoted");
        DebianLayout.write(folder.resolve("debian"), "libxml2 2.9.14");
        Advisories.importAll(nigel, ZLIB);
        jobs.pipeline("bringer", """
                node {
                  sh 'rm -rf plain debian && cp -r %1$s/plain %1$s/debian .'
                  registryPush image: 'technology/test:v1', layout: 'plain', tags: 'worse later'
                  registryPush image: 'technology/test:worse', layout: 'debian', tags: 'later'
                }
                """.formatted(folder));
        assertThat(jobs.run("bringer")).endsWith("Finished: SUCCESS\n");
        Advisories.settle(nigel);
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    private void waits(String job, String parameters) throws Exception {
        jobs.pipeline(job, """
                properties([pipelineTriggers([registryImage(%s)])])
                echo "because ${currentBuild.getBuildCauses()}"
                """.formatted(parameters));
        assertThat(jobs.run(job)).endsWith("Finished: SUCCESS\n");
    }

    private int promote(String tag, String target) throws Exception {
        return nigel.call(
                        "POST",
                        API + "test/-/tags/" + tag + "/promotions",
                        "{\"target\": \"technology/released\", \"tag\": \"" + target + "\"}")
                .statusCode();
    }

    @Test
    void aPromotionByHandStartsWhoeverWaitsForItAndBringsTheTagWhereOthersWaitForOne() throws Exception {
        waits("pushes-only", "image: 'technology/released:stable', on: 'push'");
        waits("by-hand", "'technology/released:stable'");

        assertThat(promote("v1", "stable")).isEqualTo(200);

        assertThat(jobs.finished("by-hand", 2))
                .contains("technology/released:stable was promoted", "sha256:", "promote")
                .endsWith("Finished: SUCCESS\n");
        assertThat(jobs.finished("pushes-only", 2)).contains("technology/released:stable was pushed");
    }

    @Test
    void aRuleThatPromotesStartsTheNextJob() throws Exception {
        waits("by-rule", "image: 'technology/released:ruled-ruled', on: 'promote'");

        assertThat(nigel.call(
                                "POST",
                                API + "test/-/tags/v1/promotions",
                                "{\"target\": \"technology/test\", \"tag\": \"ruled\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(jobs.finished("by-rule", 2)).contains("technology/released:ruled-ruled was promoted");
    }

    @Test
    void advisoriesThatTurnAGoodImageBadStartAJobOnceAndAPushDoesNot() throws Exception {
        waits("worse", "image: 'technology/test:worse', on: 'scan-worse'");
        waits("promotions-only", "image: 'technology/test:later', on: 'promote'");
        waits("later", "image: 'technology/test:later', on: 'push,scan-worse'");

        Advisories.importAll(nigel, ZLIB, "CVE-2026-1234 libxml2 2.9.15");

        assertThat(jobs.finished("worse", 2)).contains("technology/test:worse has worse findings than before");
        assertThat(jobs.finished("later", 2)).contains("technology/test:later has worse findings than before");

        Advisories.importAll(nigel, ZLIB, "CVE-2026-1234 libxml2 2.9.15");
        jobs.start("bringer"); // pushes other bytes to the tags, and then the known ones
        assertThat(jobs.finished("later", 3)).contains("technology/test:later was pushed");
        assertThat(nigel.get("job/worse/3/").statusCode()).isEqualTo(404);
        assertThat(nigel.get("job/promotions-only/2/").statusCode()).isEqualTo(404);
    }
}
