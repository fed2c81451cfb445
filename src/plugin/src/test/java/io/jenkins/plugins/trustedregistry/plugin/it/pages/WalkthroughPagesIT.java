// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Advisories;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.DebianLayout;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps 1 to 7, 9, 12 and 13 of the walkthrough in Jenkins' own layout, by a browser that enforces Jenkins' content security policy. */
class WalkthroughPagesIT {
    private static final String EMPTY = """
            unclassified:
              trustedRegistry:
                listener:
                  address: 127.0.0.1
                  port: 0
                garbageCollection: {graceSeconds: 1}
            """;

    @TempDir
    private Path folder;

    private RealJenkins jenkins;
    private SystemBrowser browser;

    @BeforeEach
    void start() throws Exception {
        browser = SystemBrowser.start();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("cloudbees-folder"), "needs the Pipeline plugins");
        jenkins.option(PagesJenkins.ENFORCED).configuredBy(Casc.SECURITY, EMPTY).start();
        new Pipelines(jenkins, jenkins.as(Casc.USER, Casc.PASSWORD))
                .groovy(
                        "jenkins.model.Jenkins.get().createProject(com.cloudbees.hudson.plugins.folder.Folder, 'shipyard')");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {browser, jenkins}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void tellsTheStoryFromManageJenkinsToTheFreedBytes() throws Exception {
        Window nigel = browser.window(jenkins.url()).signIn(Casc.USER, Casc.PASSWORD);
        settings(nigel);
        people(nigel);
        repositoryOfATeam(nigel);
        bundle(nigel);
        push();
        images(nigel);
        deletion(nigel);
        collection(nigel);
        assertThat(nigel.complaints()).isEmpty();
    }

    /** Steps 1 to 5. */
    private void settings(Window nigel) throws Exception {
        nigel.jenkins("manage/");
        nigel.page()
                .locator("#main-panel a")
                .filter(new Locator.FilterOptions().setHasText("Trusted Registry"))
                .first()
                .click();
        nigel.settled().follow("Administration").says("open source, everything is enabled");
        nigel.says("the users and groups of Jenkins' security realm");
        nigel.open("/administration/domains").says("of the registry's own authority");
        nigel.open("/administration/storage").says("No layer is known to be damaged");
        Advisories.importAll(jenkins.as(Casc.USER, Casc.PASSWORD), "CVE-2022-37434 zlib1g 1:1.2.13.dfsg-1");
        nigel.open("/administration/security").says("Vulnerability data");
        nigel.page()
                .locator("tr", new Page.LocatorOptions().setHasText("Debian"))
                .first()
                .waitFor();
        nigel.open("/administration/collection").says("There is nothing to free");
    }

    /** Step 6. */
    private void people(Window nigel) {
        nigel.follow("Organizations").press("New organization").fill("Name", "technology");
        nigel.submit("Create").says("No team yet");
        nigel.press("New team").fill("Name", "devs");
        nigel.complete("Members", "nigel", "nigelpoulton")
                .complete("Members", "authen", "authenticated")
                .complete("Members", "ship", "shipyard");
        nigel.submit("Create").says(Casc.USER).says("authenticated").says("shipyard");
        assertThat(nigel.page().url()).endsWith("/trusted-registry/organizations/technology/teams/devs");
    }

    /** Step 7. */
    private void repositoryOfATeam(Window nigel) {
        nigel.press("New repository")
                .fill("Name", "technology/test")
                .choose("Visibility", "public")
                .choose("Right", "read-write");
        nigel.submit("Create").says("technology/test").says("read-write");
    }

    /** Step 9, the part in the browser. */
    private void bundle(Window nigel) throws Exception {
        nigel.follow("Profile")
                .follow("Client bundles")
                .press("New client bundle")
                .fill("Name", "laptop");
        Download zip = nigel.page().waitForDownload(() -> nigel.submit("Make and download"));
        Path file = folder.resolve(zip.suggestedFilename());
        zip.saveAs(file);
        assertThat(Files.size(file)).isPositive();
        nigel.says("laptop").says("valid");
    }

    /** Steps 8 and 11, by a build in the folder that is in the team. */
    private void push() throws Exception {
        DebianLayout.write(folder.resolve("image"), "zlib1g 1:1.2.11.dfsg-2", "base-files 12.4");
        Jobs jobs = new Jobs(jenkins.as(Casc.USER, Casc.PASSWORD));
        jobs.pipeline("shipyard/app", """
                node {
                  sh 'cp -r %s/image image'
                  registryPush image: 'technology/test:v1', layout: 'image'
                }
                """.formatted(folder));
        assertThat(jobs.run("shipyard/app")).endsWith("Finished: SUCCESS\n");
    }

    /** Step 12. */
    private void images(Window nigel) {
        nigel.follow("Repositories").follow("technology/test").follow("Images").says("linux/amd64");
        nigel.page().locator(".tr-severity-critical").first().waitFor();
        assertThat(nigel.text()).contains("v1", "shipyard/app", "1 critical");
        nigel.follow("v1").follow("Vulnerabilities").says("CVE-2022-37434").says("fixed in 1:1.2.13.dfsg-1");
        nigel.page()
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("CVE-2022-37434"))
                .click();
        nigel.says("zlib1g").keepsNobodyOut();
        nigel.follow("Components").says("base-files").says("12.4");
        nigel.page().goBack();
        nigel.settled().says("CVE-2022-37434");
    }

    /** Step 13. */
    private void deletion(Window nigel) {
        nigel.open("/repositories/technology/test/-/images");
        nigel.page().getByLabel("Choose v1").check();
        nigel.press("Delete 1").says("It can be brought back until");
        nigel.submit("Delete").says("No image yet");
        nigel.follow("Trash").says("technology/test:v1").press("Bring back").says("It is back.");
        nigel.follow("Images").says("v1");
        nigel.page().getByLabel("Choose v1").check();
        nigel.press("Delete 1").submit("Delete").says("No image yet");
        nigel.follow("Trash").press("Delete for good").submit("Delete for good").says("The trash is empty");
    }

    /** The layers go with the next collection. */
    private void collection(Window nigel) {
        nigel.open("/administration/collection").press("Run now");
        nigel.page()
                .locator("#trusted-registry tbody tr", new Page.LocatorOptions().setHasText("Garbage collection"))
                .getByText("done")
                .first()
                .waitFor();
        nigel.open("/administration/jobs?kind=garbage-collection");
        nigel.follow(
                nigel.page().locator("#trusted-registry tbody tr td a").first().innerText());
        nigel.says("Ended: succeeded");
        assertThat(nigel.text()).containsIgnoringCase("bytes");
    }
}
