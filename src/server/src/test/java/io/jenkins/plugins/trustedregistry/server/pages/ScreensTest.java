// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen: that it keeps nobody out, fits every window, leaves the browser silent, and what it looks like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTest {
    private static final String TEST = "/repositories/technology/test";

    private SystemBrowser browser;
    private TestServer server;
    private String image;

    @BeforeAll
    void plant(@TempDir Path folder) throws Exception {
        browser = SystemBrowser.start();
        server = TestServer.startPlain(folder);
        Planted admin = new Planted(server.url(), TestServer.ADMIN, TestServer.PASSWORD);
        admin.call("POST /api/v1/accounts", "{\"name\":\"nigelpoulton\",\"password\":\"a word for nigel\"}");
        admin.call(
                "POST /api/v1/organizations",
                "{\"name\":\"technology\",\"description\":\"What we build\",\"owners\":[\"user:nigelpoulton\"]}");
        admin.call(
                "POST /api/v1/organizations/technology/teams",
                "{\"name\":\"devs\",\"members\":[\"user:nigelpoulton\",\"group:builders\"]}");
        admin.call("POST /api/v1/organizations/technology/robots", "{\"name\":\"ci\"}");
        admin.call("POST /api/v1/repositories", """
                {"name":"technology/test","visibility":"public","description":"# Test\\n\\n**Bold**, a [link](https://example.com)\
                 and <b>no markup</b>\\n\\n![](https://example.com/spy.png)\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |"}""");
        admin.call(
                "PUT /api/v1/organizations/technology/teams/devs/grants/technology/test", "{\"right\":\"read-write\"}");
        admin.call(
                "PUT /api/v1/repositories/technology/test/-/gates/policies/no-criticals",
                "{\"mode\":\"warn\",\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\",\"atMost\":0}]}");
        admin.call("POST /api/v1/repositories", "{\"name\":\"technology/released\"}");
        admin.call(
                "POST /api/v1/repositories/technology/test/-/promotion-rules",
                "{\"name\":\"release\",\"target\":\"technology/released\",\"criteria\":[\"tag like v*\"]}");
        admin.call(
                "POST /api/v1/repositories/technology/test/-/pruning-policies",
                "{\"name\":\"old-builds\",\"criteria\":[\"tag like build-*\",\"pushed before 30 days ago\"],\"keep\":5}");
        admin.call("POST /api/v1/tokens", "{\"name\":\"laptop\"}");
        Planted nigel = admin.as("nigelpoulton", "a word for nigel");
        String amd = nigel.push("technology/test", "v1", "amd64", "openssl 3.1.4-r5", "busybox 1.36.1-r15");
        String arm = nigel.push("technology/test", "v1-arm", "arm64", "openssl 3.1.4-r5");
        nigel.pushIndex("technology/test", "latest", amd, arm);
        image = amd.replaceAll(".*(sha256:[0-9a-f]{64}).*", "$1");
        nigel.push("technology/test", "old", "amd64", "zlib 1.3.1-r0");
        nigel.call("DELETE /api/v1/repositories/technology/test/-/tags/old?image=true", "");
        String upload = admin.upload(
                "Alpine", Planted.osv("CVE-2026-1111 openssl 3.1.4-r6 CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"));
        admin.call("POST /api/v1/advisories/imports", "{\"uploads\":[\"" + upload + "\"]}");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    private Map<String, String> views() {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("home", "/");
        views.put("search", "/search?q=openssl");
        views.put("repository", TEST);
        for (String tab : "images activity permissions policies webhooks trash settings".split(" ")) {
            views.put("repository-" + tab, TEST + "/-/" + tab);
        }
        views.put("tag-history", TEST + "/-/tags/v1/history");
        views.put("image", TEST + "/-/images/" + image);
        for (String tab : "findings components layers configuration referrers".split(" ")) {
            views.put("image-" + tab, TEST + "/-/images/" + image + "/" + tab);
        }
        views.put("organizations", "/organizations");
        views.put("organization", "/organizations/technology");
        for (String tab : "repositories policies robots webhooks".split(" ")) {
            views.put("organization-" + tab, "/organizations/technology/" + tab);
        }
        views.put("team", "/organizations/technology/teams/devs");
        views.put("profile", "/profile");
        for (String tab : "bundles rights password".split(" ")) {
            views.put("profile-" + tab, "/profile/" + tab);
        }
        String administration =
                "general domains storage security policies collection accounts jobs audit trash webhooks health";
        for (String tab : administration.split(" ")) {
            views.put("administration-" + tab, "/administration/" + tab);
        }
        views.put("job", "/administration/jobs/1");
        views.put("nowhere", "/nowhere/at/all");
        return views;
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,320", "LIGHT,1280", "DARK,1280", "DARK,1920"})
    void keepsNobodyOutAndFitsTheWindow(ColorScheme scheme, int width) {
        try (Screen screen = browser.screen(server.url(), width, scheme, "en-US")) {
            String look = scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
            screen.open("/sign-in").keepsNobodyOut().fitsTheWindow().picture("sign-in-" + look);
            screen.signIn(TestServer.ADMIN, TestServer.PASSWORD);
            views().forEach((name, view) ->
                    screen.open(view).fitsTheWindow().keepsNobodyOut().picture(name + "-" + look));
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void isSpokenInChineseAsWell() {
        try (Screen screen = browser.screen(server.url(), 1280, ColorScheme.LIGHT, "zh-CN")) {
            screen.signIn(TestServer.ADMIN, TestServer.PASSWORD);
            assertThat(screen.page().locator("h1").innerText()).isEqualTo("镜像仓库");
            screen.open(TEST + "/-/images").keepsNobodyOut().picture("repository-images-chinese");
            assertThat(screen.text()).contains("漏洞", "平台");
        }
    }

    @Test
    void aDescriptionIsMarkdownWithoutMarkupAndPictures() {
        try (Screen screen = browser.screen(server.url())) {
            screen.open(TEST).says("Bold");
            assertThat(screen.page().locator(".tr-markup strong").innerText()).isEqualTo("Bold");
            assertThat(screen.page().locator(".tr-markup").innerText()).contains("<b>no markup</b>");
            assertThat(screen.page().locator(".tr-markup img").count()).isZero();
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void whoMayNotSeeThePagesOfAdministratorsIsToldSo() {
        try (Screen nigel = browser.screen(server.url()).signIn("nigelpoulton", "a word for nigel")) {
            assertThat(nigel.page().locator("nav").first().innerText()).doesNotContain("Administration");
            nigel.open("/administration/audit").says("Only administrators of the registry see these pages");
            nigel.open("/organizations/technology").says("New team");
            nigel.open("/repositories/technology/test/-/settings").says("Visibility");
            assertThat(nigel.complaints()).isEmpty();
        }
    }

    @Test
    void aTabThatNeedsARightSaysSoToWhoLacksIt() {
        try (Screen nobody = browser.screen(server.url())) {
            nobody.open(TEST + "/-/settings").says("Sign in to see this");
            assertThat(nobody.page().locator("main form").count()).isZero();
            nobody.open(TEST).says("Pull");
            assertThat(nobody.text()).doesNotContain("docker login", "Webhooks");
            assertThat(nobody.complaints()).isEmpty();
        }
    }

    @Test
    void whoSignsOutIsOutAndComesBackToWhereTheyWere() {
        try (Screen nigel = browser.screen(server.url()).signIn("nigelpoulton", "a word for nigel")) {
            nigel.page().getByText("Sign out").click();
            nigel.says("With your account of this registry");
            nigel.open("/profile/bundles").says("Sign in to see this");
        }
    }
}
