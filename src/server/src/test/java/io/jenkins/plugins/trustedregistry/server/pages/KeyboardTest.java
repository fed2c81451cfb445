// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody without a mouse. */
class KeyboardTest {
    private static final int MOST_STEPS = 60;

    @Test
    void signsInMakesAnOrganizationAndComesBackToTheButton(@TempDir Path folder) {
        try (SystemBrowser browser = SystemBrowser.start();
                TestServer server = TestServer.startPlain(folder);
                Screen screen = browser.screen(server.url())) {
            Keyboard keys = screen.open("/sign-in").page().keyboard();
            tabTo(screen, "User name");
            keys.type(TestServer.ADMIN);
            keys.press("Tab");
            keys.type(TestServer.PASSWORD);
            keys.press("Enter");
            screen.page().waitForURL(server.url() + "/ui/");
            screen.settled();

            tabTo(screen, "Organizations");
            keys.press("Enter");
            screen.says("You are in no organization");
            tabTo(screen, "New organization");
            keys.press("Enter");
            screen.page().locator("dialog[open]").waitFor();
            keys.press("Escape");
            assertThat(focused(screen)).contains("New organization");
            keys.press("Enter");
            screen.page().locator("dialog[open]").waitFor();
            tabTo(screen, "Name");
            keys.type("kitchen");
            keys.press("Enter");
            screen.says("No team yet");

            assertThat(screen.page().url()).endsWith("/organizations/kitchen");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void skipsToTheContentAndStaysInAQuestion(@TempDir Path folder) {
        try (SystemBrowser browser = SystemBrowser.start();
                TestServer server = TestServer.startPlain(folder);
                Screen screen = browser.screen(server.url())) {
            screen.signIn(TestServer.ADMIN, TestServer.PASSWORD).open("/organizations");
            Keyboard keys = screen.page().keyboard();
            keys.press("Tab");
            assertThat(focused(screen)).contains("Skip to the content");
            assertThat(screen.page().locator(".tr-skip").boundingBox().width)
                    .as("it is seen while it has the focus")
                    .isGreaterThan(50);
            keys.press("Enter");
            assertThat(screen.page().evaluate("() => document.activeElement.id"))
                    .isEqualTo("tr-main");

            tabTo(screen, "New organization");
            keys.press("Enter");
            screen.page().locator("dialog[open]").waitFor();
            for (int i = 0; i < 20; i++) {
                keys.press("Tab");
                assertThat(
                                (Boolean)
                                        screen.page()
                                                .evaluate(
                                                        "() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null"))
                        .as("nothing behind the question has the focus")
                        .isTrue();
            }
            keys.press("Escape");
            assertThat(focused(screen)).contains("New organization");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    /** Presses Tab until this has the focus; whatever has it must show it. */
    private static void tabTo(Screen screen, String name) {
        for (int i = 0; i < MOST_STEPS && !focused(screen).contains(name); i++) {
            screen.page().keyboard().press("Tab");
        }
        assertThat(focused(screen)).contains(name);
        assertThat((Boolean) screen.page().evaluate("() => document.activeElement.matches(':focus-visible')"))
                .as("the focus is seen on %s", name)
                .isTrue();
    }

    private static String focused(Screen screen) {
        return (String) screen.page().evaluate("""
                () => {
                  const now = document.activeElement;
                  if (!now.matches('a, button, input, select, textarea')) return '';
                  return [now.innerText, now.ariaLabel, ...[...(now.labels ?? [])].map(label => label.innerText)].join(' ');
                }""");
    }
}
