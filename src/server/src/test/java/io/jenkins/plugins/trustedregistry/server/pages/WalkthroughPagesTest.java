// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of the manual, told on the pages: settings, people, a repository, images and what is in them, and their end. */
class WalkthroughPagesTest {
    private static final String NIGEL = "nigelpoulton";
    private static final String WORD = "a word for nigel";

    @TempDir
    private Path folder;

    private SystemBrowser browser;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        browser = SystemBrowser.start();
        // Else blobs are kept for an hour after a client was told of them.
        Path settings = Files.writeString(
                folder.resolve("registry.yaml"),
                "unclassified:\n  trustedRegistry:\n    garbageCollection: {graceSeconds: 1}\n");
        server = TestServer.start(folder.resolve("home"), ServerSettings.read(settings, new Variables(Map.of())), true);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void tellsTheStoryFromTheFirstSignInToTheFreedBytes() throws Exception {
        Screen admin = browser.screen(server.url()).signIn(TestServer.ADMIN, TestServer.PASSWORD);
        settings(admin);
        people(admin);
        repositoryOfATeam(admin);
        Screen nigel = browser.screen(server.url()).signIn(NIGEL, WORD);
        bundle(nigel);
        pushes();
        images(nigel);
        deletion(nigel);
        collection(admin);
        stranger(admin);
        assertThat(admin.complaints()).isEmpty();
        assertThat(nigel.complaints()).isEmpty();
    }

    /** Steps 1 to 5. */
    private void settings(Screen admin) throws Exception {
        admin.open("/administration/general")
                .says("MIT: open source, everything is enabled")
                .says("Nobody is asked whether there is a newer release.")
                .fill("Public address", "registry.example.com")
                .says("Write an address like https://host.")
                .press("Discard");
        admin.open("/administration/domains").says("of the registry's own authority");
        admin.press("Use your own certificate")
                .fill("Certificate and chain", "no certificate")
                .fill("Private key", "no key")
                .press("Check and use it")
                .says("This is no PEM text");
        assertThat(admin.field("Certificate and chain").inputValue())
                .as("what was typed stays")
                .isEqualTo("no certificate");
        admin.submit("Cancel");
        admin.open("/administration/storage")
                .says("No layer is known to be damaged")
                .fill("Folder", folder.resolve("images").toString())
                .press("Test")
                .says("can be used:")
                .press("Discard");
        admin.open("/administration/security").says("Vulnerability data");
        admin.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "Alpine.zip",
                        "application/zip",
                        Planted.osv(
                                "CVE-2026-1111 openssl 3.1.4-r6 CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                                "CVE-2026-2222 busybox 1.36.1-r16 CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N")));
        admin.says("the import is queued");
        admin.page()
                .locator("tr", new Page.LocatorOptions().setHasText("Alpine"))
                .getByText("2", new Locator.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
        admin.open("/administration/collection").says("There is nothing to free");
        admin.page().getByLabel("Runs by itself").check();
        admin.press("Save").says("Saved, and in force.").settled().says("30 2 * * *");
    }

    /** Step 6. */
    private void people(Screen admin) {
        admin.open("/administration/accounts")
                .press("New account")
                .fill("User name", NIGEL)
                .fill("Password", WORD);
        admin.submit("Create").says(NIGEL);
        admin.open("/organizations").press("New organization").fill("Name", "Technology");
        admin.press("Create").says("Small letters and digits");
        admin.fill("Name", "technology").submit("Create").says("No team yet");
        admin.press("New team").fill("Name", "devs").fill("Members", "nigel");
        admin.page().locator("[role=option]").first().click();
        admin.submit("Create").says(NIGEL);
        assertThat(admin.page().url()).endsWith("/ui/organizations/technology/teams/devs");
    }

    /** Step 7. */
    private void repositoryOfATeam(Screen admin) {
        admin.press("New repository")
                .fill("Name", "technology/test")
                .choose("Visibility", "public")
                .choose("Right", "read-write");
        admin.submit("Create").says("technology/test").says("read-write");
    }

    /** Step 9. */
    private void bundle(Screen nigel) throws Exception {
        nigel.open("/profile/bundles").press("New client bundle").fill("Name", "laptop");
        Download zip = nigel.page().waitForDownload(() -> nigel.submit("Make and download"));
        Path file = folder.resolve(zip.suggestedFilename());
        zip.saveAs(file);
        try (ZipFile bundle = new ZipFile(file.toFile())) {
            assertThat(bundle.stream().map(entry -> entry.getName())).contains("env.sh", "cert.pem", "key.pem");
        }
        assertThat(Files.size(file)).isPositive();
        nigel.says("laptop").says("valid");
        nigel.open("/profile").press("New access token").fill("Name", "ci").press("Create");
        nigel.says("It is shown this once");
        assertThat(nigel.page().locator("dialog[open] .tr-mono").first().innerText())
                .startsWith("trp_");
        nigel.page().keyboard().press("Escape");
        nigel.says("ci");
    }

    /** Steps 8 and 11, by a client. */
    private void pushes() throws Exception {
        Planted nigel = new Planted(server.url(), NIGEL, WORD);
        nigel.push("technology/test", "v1", "amd64", "openssl 3.1.4-r5", "busybox 1.36.1-r15");
    }

    /** Step 12. */
    private void images(Screen nigel) {
        nigel.open("/").follow("technology/test").follow("Images").says("linux/amd64");
        while (nigel.page().locator(".tr-severity-critical").count()
                == 0) { // the scan takes its time, and the list stands
            nigel.open("/repositories/technology/test/-/images");
        }
        assertThat(nigel.text()).contains("v1", NIGEL, "1 critical", "1 low");
        nigel.follow("v1").follow("Vulnerabilities").says("CVE-2026-1111").says("fixed in 3.1.4-r6");
        nigel.page()
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("CVE-2026-1111"))
                .click();
        nigel.says("RUN apk add openssl");
        nigel.follow("Components").says("openssl").says("3.1.4-r5");
        nigel.page().goBack();
        nigel.settled().says("CVE-2026-1111");
    }

    /** Step 13, and its undoing. */
    private void deletion(Screen nigel) {
        nigel.open("/repositories/technology/test/-/images");
        nigel.page().getByLabel("Choose v1").check();
        nigel.press("Delete 1").says("It can be brought back until");
        nigel.submit("Delete").says("No image yet");
        nigel.follow("Trash").says("technology/test:v1");
        nigel.press("Bring back").says("It is back.");
        nigel.follow("Images").says("v1");
        nigel.page().getByLabel("Choose v1").check();
        nigel.press("Delete 1").submit("Delete").says("No image yet");
        nigel.follow("Trash").press("Delete for good").submit("Delete for good").says("The trash is empty");
    }

    /** The layers go with the next collection. */
    private void collection(Screen admin) {
        admin.open("/administration/collection").press("Look").says("no image needs it");
        admin.press("Run now");
        admin.page()
                .locator("main tbody tr", new Page.LocatorOptions().setHasText("Garbage collection"))
                .getByText("done")
                .first()
                .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        admin.open("/administration/jobs?kind=garbage-collection");
        admin.follow(admin.page().locator("main tbody tr td a").first().innerText());
        admin.says("Ended: succeeded");
        assertThat(admin.text()).containsIgnoringCase("bytes");
    }

    /** Step 14: whoever may not see a repository is told the same as of one that is not there. */
    private void stranger(Screen admin) throws Exception {
        Planted all = new Planted(server.url(), TestServer.ADMIN, TestServer.PASSWORD);
        all.call("POST /api/v1/repositories", "{\"name\":\"technology/secret\"}");
        try (Screen nobody = browser.screen(server.url())) {
            nobody.open("/").says("technology/test");
            assertThat(nobody.text()).doesNotContain("secret");
            nobody.page().navigate(server.url() + "/ui/repositories/technology/secret");
            nobody.says("Sign in to see this");
            nobody.page().navigate(server.url() + "/ui/repositories/technology/nothing-here");
            nobody.says("Sign in to see this");
        }
        admin.open("/administration/audit?actor=" + NIGEL).says("push manifest");
    }
}
