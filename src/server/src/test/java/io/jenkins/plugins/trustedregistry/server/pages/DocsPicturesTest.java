// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures of README and guides anew, when somebody wants that: {@code -Ddocs.pictures=true}. Look at them before they are kept. */
@EnabledIfSystemProperty(named = "docs.pictures", matches = "true", disabledReason = "would change files of the docs")
class DocsPicturesTest {
    private static final Path IMAGES = Path.of("../../docs/images");
    private static final int WIDTH = 1180;

    @Test
    void takesThePicturesOfReadmeAndGuides(@TempDir Path folder) throws Exception {
        try (SystemBrowser browser = SystemBrowser.start();
                PlantedRegistry registry = PlantedRegistry.in(folder);
                Screen screen = browser.screen(registry.server().url(), WIDTH, ColorScheme.LIGHT, "en-US")) {
            screen.page().navigate(registry.server().url() + "/");
            take(screen, "start-page", 1000);
            screen.signIn(TestServer.ADMIN, TestServer.PASSWORD);
            screen.open(Views.REPOSITORY + "/-/images");
            take(screen, "pages-images", 620);
            screen.open(Views.REPOSITORY + "/-/images/" + registry.image() + "/findings");
            take(screen, "pages-findings", 720);
            screen.open("/administration/use");
            take(screen, "pages-storage-use", 940);
            screen.open("/administration/collection");
            take(screen, "pages-collection", 900);
        }
    }

    private static void take(Screen screen, String name, int height) {
        screen.page().setViewportSize(WIDTH, height);
        screen.page().screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }
}
