// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Advisories;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.DebianLayout;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A Jenkins with something on every page, which enforces its content security policy. */
final class PagesJenkins implements AutoCloseable {
    /** Jenkins' own switch: what it would only report otherwise is refused. */
    static final String ENFORCED = "-Djenkins.security.csp.CspHeader.headerName=Content-Security-Policy";

    private static final String API = "trusted-registry/api/v1/";
    private static final String DARK_WHERE_WANTED = """
            appearance:
              themeManager:
                disableUserThemes: true
                theme: darkSystem
            """;
    private static final String MORE = """
                      - name: released
                gates:
                  policies:
                    - name: no-criticals
                      mode: warn
                      rules:
                        - rule: findings
                          severity: critical
            """;

    private final RealJenkins jenkins;
    private final String image;

    private PagesJenkins(RealJenkins jenkins, String image) {
        this.jenkins = jenkins;
        this.image = image;
    }

    static PagesJenkins start(Path folder) throws Exception {
        RealJenkins jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("cloudbees-folder"), "needs the Pipeline plugins");
        String registry = Casc.registry(RealJenkins.freePort())
                        .replace(
                                "- user:nigelpoulton",
                                "- user:nigelpoulton\n              - group:builders\n              - job:ci")
                + MORE;
        List<String> texts = new ArrayList<>(List.of(Casc.SECURITY, registry));
        if (jenkins.has("dark-theme")) {
            texts.add(DARK_WHERE_WANTED);
        }
        jenkins.option(ENFORCED).configuredBy(texts.toArray(String[]::new)).start();
        try {
            return new PagesJenkins(jenkins, planted(jenkins, folder));
        } catch (Exception | AssertionError e) {
            jenkins.close();
            throw e;
        }
    }

    private static String planted(RealJenkins jenkins, Path folder) throws Exception {
        JenkinsSession nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        Jobs jobs = new Jobs(nigel);
        new Pipelines(jenkins, nigel)
                .groovy("jenkins.model.Jenkins.get().createProject(com.cloudbees.hudson.plugins.folder.Folder, 'ci')");
        Advisories.importAll(nigel, "CVE-2022-37434 zlib1g 1:1.2.13.dfsg-1");
        String image = DebianLayout.write(folder.resolve("image-1"), "zlib1g 1:1.2.11.dfsg-2", "base-files 12.4");
        DebianLayout.write(folder.resolve("image-2"), "zlib1g 1:1.2.13.dfsg-1", "base-files 12.4");
        jobs.pipeline("ci/app", """
                node {
                  sh "rm -rf image && cp -r %s/image-${env.BUILD_NUMBER} image"
                  withRegistry {
                    registryPush image: "technology/test:v${env.BUILD_NUMBER}", layout: 'image', tags: 'latest'
                    registryGate image: "technology/test:v${env.BUILD_NUMBER}"
                  }
                }
                """.formatted(folder));
        for (int i = 1; i <= 2; i++) {
            jobs.start("ci/app");
            assertThat(jobs.finished("ci/app", i)).endsWith("Finished: SUCCESS\n");
        }
        String test = API + "repositories/technology/test";
        made(nigel, "PATCH", test, "{\"description\": \"# Test\\n\\n**Bold** and a [link](https://example.com)\"}");
        made(
                nigel,
                "POST",
                test + "/-/promotion-rules",
                "{\"name\": \"release\", \"target\": \"technology/released\", \"criteria\": [\"tag = v9\"]}");
        made(
                nigel,
                "POST",
                test + "/-/pruning-policies",
                "{\"name\": \"old-builds\", \"criteria\": [\"tag like build-*\", \"pushed before 30 days ago\"], \"keep\": 5}");
        made(nigel, "POST", test + "/-/mirrors", """
                {"name": "outside", "direction": "push", "registry": "https://registry.example.com", "repository": "technology/test",
                "triggers": []}""");
        made(nigel, "POST", API + "organizations/technology/robots", "{\"name\": \"ci\"}");
        made(nigel, "POST", API + "tokens", "{\"name\": \"laptop\"}");
        made(nigel, "POST", API + "repositories/technology/test/-/tags/v1/promotions", """
                {"target": "technology/test", "tag": "old"}""");
        made(nigel, "DELETE", test + "/-/tags/old", "");
        return image;
    }

    private static void made(JenkinsSession nigel, String method, String path, String body) throws Exception {
        var answer = nigel.call(method, path, body);
        assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 299);
    }

    RealJenkins jenkins() {
        return jenkins;
    }

    /** The digest of an image with something found in it. */
    String image() {
        return image;
    }

    void enter(Window window) {
        window.signIn(Casc.USER, Casc.PASSWORD);
    }

    @Override
    public void close() throws Exception {
        jenkins.close();
    }
}
