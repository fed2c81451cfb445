// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every screen in Jenkins' layout: that it keeps nobody out, fits the window, leaves the browser silent under an enforced policy, and
 * what it looks like. Dark is the plugin dark-theme's, when it is there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensIT {
    private static final String TEST = "/repositories/technology/test";

    private SystemBrowser browser;
    private PagesJenkins planted;

    @BeforeAll
    void plant(@TempDir Path folder) throws Exception {
        browser = SystemBrowser.start();
        planted = PagesJenkins.start(folder);
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {browser, planted}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private Map<String, String> views() {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("home", "/");
        views.put("search", "/search?q=zlib");
        views.put("repository", TEST);
        for (String tab : "images activity permissions policies mirrors webhooks trash settings".split(" ")) {
            views.put("repository-" + tab, TEST + "/-/" + tab);
        }
        views.put("tag-history", TEST + "/-/tags/v1/history");
        views.put("image", TEST + "/-/images/" + planted.image());
        for (String tab : "findings components layers configuration referrers".split(" ")) {
            views.put("image-" + tab, TEST + "/-/images/" + planted.image() + "/" + tab);
        }
        views.put("organizations", "/organizations");
        views.put("organization", "/organizations/technology");
        for (String tab : "repositories policies robots webhooks".split(" ")) {
            views.put("organization-" + tab, "/organizations/technology/" + tab);
        }
        views.put("team", "/organizations/technology/teams/devs");
        views.put("profile", "/profile");
        views.put("profile-bundles", "/profile/bundles");
        views.put("profile-rights", "/profile/rights");
        for (String tab :
                "general domains storage security policies collection jobs audit trash webhooks health".split(" ")) {
            views.put("administration-" + tab, "/administration/" + tab);
        }
        views.put("job", "/administration/jobs/1");
        views.put("nowhere", "/nowhere/at/all");
        return views;
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,320", "LIGHT,1280", "DARK,1280", "DARK,1920"})
    void keepsNobodyOutAndFitsTheWindow(ColorScheme scheme, int width) throws Exception {
        RealJenkins jenkins = planted.jenkins();
        Assumptions.assumeTrue(scheme == ColorScheme.LIGHT || jenkins.has("dark-theme"), "needs the plugin dark-theme");
        String look = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        try (Window window = browser.window(jenkins.url(), width, scheme)) {
            planted.enter(window);
            views().forEach((name, view) ->
                    window.open(view).fits().picture(name + look).keepsNobodyOut());
            assertThat(window.complaints()).isEmpty();
        }
    }

    /** What the plugin adds to Jenkins' own pages. */
    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,1280"})
    void partsOnJenkinsOwnPagesDoToo(ColorScheme scheme, int width) throws Exception {
        RealJenkins jenkins = planted.jenkins();
        Assumptions.assumeTrue(scheme == ColorScheme.LIGHT || jenkins.has("dark-theme"), "needs the plugin dark-theme");
        String look = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        try (Window window = browser.window(jenkins.url(), width, scheme)) {
            planted.enter(window);
            window.jenkins("manage/").picture("manage" + look);
            window.jenkins("job/ci/job/app/").keepsNobodyOut(".tr-trend").picture("trend" + look);
            window.jenkins("job/ci/job/app/2/").picture("run" + look);
            window.jenkins("manage/configure").picture("configure" + look);
            window.jenkins("job/ci/job/app/pipeline-syntax/").picture("snippets" + look);
            assertThat(window.complaints()).isEmpty();
        }
    }
}
