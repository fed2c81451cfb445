// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors that are made and run on the pages, with another registry that is really there. */
class MirroredFromPagesTest {
    @TempDir
    private Path folder;

    @Test
    void anImageGoesToAnotherRegistryAndComesBackFromIt() throws Exception {
        try (TestServer here = server("here");
                TestServer there = server("there");
                SystemBrowser browser = SystemBrowser.start()) {
            Planted owner = new Planted(here.url(), TestServer.ADMIN, TestServer.PASSWORD);
            owner.call("POST /api/v1/organizations", "{\"name\":\"technology\"}");
            owner.call("POST /api/v1/repositories", "{\"name\":\"technology/test\"}");
            owner.call("POST /api/v1/repositories", "{\"name\":\"technology/back\"}");
            owner.push("technology/test", "v1", "amd64", "busybox 1.36.1-r0");
            String image = digest(owner, "technology/test");
            try (Screen admin = browser.screen(here.url()).signIn(TestServer.ADMIN, TestServer.PASSWORD)) {
                admin.open("/repositories/technology/test/-/mirrors").press("New mirror");
                fill(admin, "away", "push", there.url());
                admin.press("Test the connection").says("Images can be written there.");
                admin.submit("Create");
                runs(admin, "away", "copied").picture("mirror-has-run");
                runs(admin, "away", "up to date");

                admin.open("/repositories/technology/back/-/mirrors").press("New mirror");
                fill(admin, "home", "poll", there.url());
                admin.submit("Create");
                runs(admin, "home", "copied");
                admin.open("/repositories/technology/back/-/images").says("v1");
                assertThat(admin.complaints()).isEmpty();
            }
            assertThat(digest(owner, "technology/back")).isEqualTo(image);
            assertThat(digest(new Planted(there.url(), TestServer.ADMIN, TestServer.PASSWORD), "admin/copy"))
                    .isEqualTo(image);
        }
    }

    private static void fill(Screen form, String name, String direction, String registry) {
        form.fill("Name", name).choose("Direction", direction).fill("Other registry", registry);
        form.fill("Repository there", "admin/copy").fill("User there", TestServer.ADMIN);
        form.fill("Password or token", TestServer.PASSWORD);
    }

    /** Until the mirror's card says how the run ended. */
    private static Screen runs(Screen screen, String mirror, String outcome) {
        Locator card = screen.page()
                .getByRole(
                        AriaRole.ARTICLE,
                        new Page.GetByRoleOptions().setName(mirror).setExact(true));
        card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Run now"))
                .click();
        card.locator(".tr-chip")
                .getByText(outcome, new Locator.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
        return screen.settled();
    }

    private static String digest(Planted registry, String repository) throws Exception {
        return registry.call("GET /api/v1/repositories/" + repository + "/-/tags/v1", "")
                .path("digest")
                .asText();
    }

    private TestServer server(String name) throws Exception {
        Path settings = Files.writeString(
                folder.resolve(name + ".yaml"),
                "unclassified: {trustedRegistry: {webhooks: {allowedTargets: [127.0.0.1, localhost], allowHttp: true}}}\n");
        return TestServer.start(folder.resolve(name), ServerSettings.read(settings, new Variables(Map.of())), true);
    }
}
