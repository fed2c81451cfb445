// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.ProxiedJenkins;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser and a build that know Jenkins and its registry by the addresses of reverse proxies. Needs the Pipeline plugins. */
class ProxiedPagesIT {
    @TempDir
    private Path folder;

    private ProxiedJenkins proxied;
    private SystemBrowser browser;

    @BeforeEach
    void start() throws Exception {
        browser = SystemBrowser.start();
        proxied = ProxiedJenkins.start(folder, true, PagesJenkins.ENFORCED);
        Assumptions.assumeTrue(
                proxied.jenkins().has("workflow-job") && proxied.jenkins().has("workflow-cps"),
                "needs the Pipeline plugins");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {browser, proxied}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void everythingOnThePagesWorksAndLeadsOutside() throws Exception {
        Window nigel = browser.window(proxied.url());
        Set<String> asked = new TreeSet<>();
        nigel.page().onRequest(request -> asked.add(request.method() + " " + origin(request.url())));
        nigel.signIn(Casc.USER, Casc.PASSWORD);

        organization(nigel);
        String digest = build();
        nigel.jenkins("job/build/1/")
                .page()
                .locator("#main-panel a[href*='/images/" + digest + "']")
                .click();
        nigel.settled().says("docker image pull " + proxied.registry() + "/technology/test@" + digest);
        bundle(nigel);

        assertThat(nigel.page().url()).startsWith(proxied.url() + "trusted-registry/");
        String outside = origin(proxied.url().toString());
        assertThat(asked)
                .containsOnly(
                        "GET " + outside, "POST " + outside, "PUT " + outside, "PATCH " + outside, "DELETE " + outside);
        assertThat(nigel.complaints()).isEmpty();
    }

    /** Every verb that changes something. */
    private static void organization(Window nigel) {
        nigel.open("/organizations").press("New organization").fill("Name", "kitchen");
        nigel.submit("Create").press("New team").fill("Name", "cooks");
        nigel.submit("Create").press("Change").fill("Description", "hot");
        nigel.submit("Save").says("hot").press("Add members").complete("Members", "ali", "alice");
        nigel.submit("Add").says("alice").press("Delete");
        nigel.submit("Delete").says("No team yet");
    }

    /** The build brings its image to the outside address, whose certificate is of the registry's authority, and twice the line breaks. */
    private String build() throws Exception {
        String digest = Layouts.write(folder.resolve("built"), "through a proxy, by a build\n".repeat(200_000));
        proxied.cut(2);
        Jobs jobs = new Jobs(proxied.as(Casc.USER, Casc.PASSWORD));
        jobs.pipeline("build", """
                node {
                  sh 'cp -r %s built'
                  withRegistry {
                    sh 'echo "at $REGISTRY"'
                    registryPush image: 'technology/test:built', layout: 'built'
                  }
                }
                """.formatted(folder.resolve("built")));
        assertThat(jobs.run("build"))
                .contains("at " + proxied.registry(), "Logged in to " + proxied.registry() + " as this build.")
                .containsPattern("(?s)(the connection broke, going on after [1-9][0-9.]* [kM]B.*){2}")
                .endsWith("Finished: SUCCESS\n");
        return digest;
    }

    private void bundle(Window nigel) throws Exception {
        nigel.open("/profile/bundles").press("New client bundle").fill("Name", "laptop");
        Download made = nigel.page().waitForDownload(() -> nigel.submit("Make and download"));
        Path file = folder.resolve("bundle.zip");
        made.saveAs(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String config =
                    new String(zip.getInputStream(zip.getEntry("config.json")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(config).contains("\"" + proxied.registry() + "\"");
        }
    }

    private static String origin(String url) {
        return url.replaceFirst("^(https?://[^/]+)/.*", "$1");
    }
}
