// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Findings and verdicts on pages: every view with one says how old the data is, to be seen, on hover, and for those who hear pages; old
 * data is red. And where something is found.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsPagesTest {
    private static final Pattern CALLS = Pattern.compile(".*/api/v1/(?!session|whoami).*");
    private static final String TAGS = "/repositories/technology/test/-/images";
    private static final String POLICIES = "/repositories/technology/test/-/policies";

    private SystemBrowser browser;
    private PlantedRegistry registry;

    @BeforeAll
    void plant(@TempDir Path folder) throws Exception {
        browser = SystemBrowser.start();
        registry = PlantedRegistry.in(folder);
        Planted admin = new Planted(registry.server().url(), TestServer.ADMIN, TestServer.PASSWORD);
        while (!isJudged(admin.call("GET /api/v1/repositories/technology/test/-/tags/v1", ""))) {
            Thread.onSpinWait(); // scanned and written down behind the push and the import
        }
    }

    private static boolean isJudged(JsonNode tag) {
        return tag.has("verdictDataAsOf") && tag.at("/scan").has("dataAsOf");
    }

    @AfterAll
    void stop() {
        if (registry != null) {
            registry.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    private Screen administrator(String language) {
        return browser.screen(registry.server().url(), 1280, ColorScheme.LIGHT, language)
                .signIn(TestServer.ADMIN, TestServer.PASSWORD);
    }

    private Map<String, String> views() {
        String image = "/repositories/technology/test/-/images/" + registry.image();
        Map<String, String> views = new LinkedHashMap<>();
        views.put("list of images", TAGS);
        views.put("image", image);
        views.put("report", image + "/findings");
        views.put("layers", image + "/layers");
        views.put("verdict", image + "/verdict");
        views.put("list of verdicts", POLICIES);
        views.put("search", "/search?q=CVE-2026-1111");
        views.put("search that finds nothing", "/search?q=CVE-2000-0001");
        return views;
    }

    @Test
    void everyViewSaysItInWordsAlsoForThoseWhoHearIt() {
        Map.of("en-US", "vulnerability data", "zh-CN", "漏洞数据").forEach((language, words) -> {
            try (Screen screen = administrator(language)) {
                views().forEach((name, view) -> {
                    screen.open(view);
                    screen.page()
                            .waitForFunction(
                                    "words => document.querySelector('main').textContent.includes(words)",
                                    words,
                                    new Page.WaitForFunctionOptions().setTimeout(20_000));
                });
                assertThat(screen.complaints()).isEmpty();
            }
        });
    }

    @Test
    void badgesSayItOnHover() {
        try (Screen screen = administrator("en-US")) {
            screen.open(TAGS);

            for (String badge : new String[] {".tr-chip", ".tr-severity"}) {
                screen.page()
                        .locator("main .tr-cell " + badge + "[title*='vulnerability data']")
                        .first()
                        .waitFor();
            }
        }
    }

    @Test
    void theSearchFindsVulnerabilitiesPackagesAndLicences() {
        Map.of(
                        "cve-2026-1111",
                        "openssl 3.1.4-r5",
                        "busybox",
                        "pkg:apk/alpine/busybox@",
                        "mit",
                        "pkg:apk/alpine/openssl@")
                .forEach((sought, match) -> {
                    try (Screen screen = administrator("en-US")) {
                        screen.open("/search?q=" + sought).says(match).says("technology/test");
                    }
                });
    }

    @Test
    void aRehearsalSaysIt() {
        try (Screen screen = administrator("en-US")) {
            screen.open(POLICIES).press("Rehearse").says("It would stop");
            assertThat(screen.page().locator("dialog[open]").textContent())
                    .contains("vulnerability data")
                    .contains(", by vulnerability data of 2026-11-20, ");
        }
    }

    @Test
    void whatIsStoppedIsListedForANamespaceAndTheRegistry() {
        for (String view : new String[] {"/organizations/technology/policies", "/administration/policies"}) {
            try (Screen screen = administrator("en-US")) {
                screen.open(view);
                assertThat(screen.field("Outcome").inputValue()).as(view).isEqualTo("blocked");
                screen.choose("Outcome", "").says(", by vulnerability data of 2026-11-20, ");
                screen.choose("Outcome", "passed")
                        .choose("What it does", "enforce")
                        .says("No image fits these filters.");
            }
        }
    }

    @Test
    void oldDataIsRedAndYoungIsNot() {
        for (boolean old : new boolean[] {true, false}) {
            try (Screen screen = administrator("en-US")) {
                screen.page().route(CALLS, route -> answer(route, old));
                views().forEach((name, view) -> {
                    screen.open(view);
                    screen.page()
                            .waitForFunction(
                                    "() => document.querySelector('main').textContent.includes('vulnerability data')");
                    assertThat(screen.page().locator("main .tr-old").count() > 0)
                            .as("%s, old: %s", name, old)
                            .isEqualTo(old);
                    if (old) {
                        screen.keepsNobodyOut();
                    }
                });
            }
        }
    }

    /** As on a day on which the data is as old as that. */
    private static void answer(Route route, boolean old) {
        APIResponse answer = route.fetch();
        String body = answer.text().replaceAll("(?<=(?:dataOld|DataOld)\":)(true|false)", Boolean.toString(old));
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
    }
}
