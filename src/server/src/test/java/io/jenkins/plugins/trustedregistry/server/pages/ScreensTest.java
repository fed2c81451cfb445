// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Path;
import java.util.Locale;
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
    private static final String TEST = Views.REPOSITORY;

    private SystemBrowser browser;
    private PlantedRegistry registry;

    @BeforeAll
    void plant(@TempDir Path folder) throws Exception {
        browser = SystemBrowser.start();
        registry = PlantedRegistry.in(folder);
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

    @ParameterizedTest
    @CsvSource({"LIGHT,320", "LIGHT,1280", "DARK,1280", "DARK,1920"})
    void keepsNobodyOutAndFitsTheWindow(ColorScheme scheme, int width) {
        try (Screen screen = browser.screen(registry.server().url(), width, scheme, "en-US")) {
            String look = scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
            screen.open("/sign-in").keepsNobodyOut().fitsTheWindow().picture("sign-in-" + look);
            screen.signIn(TestServer.ADMIN, TestServer.PASSWORD);
            Views.of(registry.image())
                    .forEach((name, view) ->
                            screen.open(view).fitsTheWindow().keepsNobodyOut().picture(name + "-" + look));
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void isSpokenInChineseAsWell() {
        try (Screen screen = browser.screen(registry.server().url(), 1280, ColorScheme.LIGHT, "zh-CN")) {
            screen.signIn(TestServer.ADMIN, TestServer.PASSWORD);
            assertThat(screen.page().locator("h1").innerText()).isEqualTo("镜像仓库");
            Views.of(registry.image()).forEach((name, view) -> {
                screen.open(view).fitsTheWindow().picture(name + "-chinese");
                assertThat(screen.text())
                        .as("every text of %s has a translation", name)
                        .doesNotContainPattern(
                                "\\b(action|administration|audit|event|gate|image|job|mirror|nav|operation|probe|repository|settings|trash)\\.[a-z]"
                                        + "|\\b(Cancel|Copy|Delete|Description|Remove|Save)\\b");
            });
            screen.open(TEST + "/-/images").keepsNobodyOut();
            assertThat(screen.text()).contains("漏洞", "平台");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aDescriptionIsMarkdownWithoutMarkupAndPictures() {
        try (Screen screen = browser.screen(registry.server().url())) {
            screen.open(TEST).says("Bold");
            assertThat(screen.page().locator(".tr-markup strong").innerText()).isEqualTo("Bold");
            assertThat(screen.page().locator(".tr-markup").innerText()).contains("<b>no markup</b>");
            assertThat(screen.page().locator(".tr-markup img").count()).isZero();
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void whoMayNotSeeThePagesOfAdministratorsIsToldSo() {
        try (Screen nigel = browser.screen(registry.server().url()).signIn("nigelpoulton", "a word for nigel")) {
            assertThat(nigel.page().locator("nav").first().innerText()).doesNotContain("Administration");
            nigel.open("/administration/audit").says("Only administrators of the registry see these pages");
            nigel.open("/organizations/technology").says("New team");
            nigel.open("/repositories/technology/test/-/settings").says("Visibility");
            assertThat(nigel.complaints()).isEmpty();
        }
    }

    @Test
    void aTabThatNeedsARightSaysSoToWhoLacksIt() {
        try (Screen nobody = browser.screen(registry.server().url())) {
            nobody.open(TEST + "/-/settings").says("Sign in to see this");
            assertThat(nobody.page().locator("main form").count()).isZero();
            nobody.open(TEST).says("Pull");
            assertThat(nobody.text()).doesNotContain("docker login", "Webhooks");
            assertThat(nobody.complaints()).isEmpty();
        }
    }

    @Test
    void whoSignsOutIsOutAndComesBackToWhereTheyWere() {
        try (Screen nigel = browser.screen(registry.server().url()).signIn("nigelpoulton", "a word for nigel")) {
            nigel.page().getByText("Sign out").click();
            nigel.says("With your account of this registry");
            nigel.open("/profile/bundles").says("Sign in to see this");
        }
    }
}
