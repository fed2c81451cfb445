// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manage Jenkins > System > Trusted Registry, filled in and saved by a browser that enforces Jenkins' content security policy. */
class SettingsFormIT {
    private static final String FIELD = "[name='%s']";

    @TempDir
    private Path folder;

    private RealJenkins jenkins;
    private SystemBrowser browser;

    @BeforeEach
    void start() throws Exception {
        browser = SystemBrowser.start();
        jenkins = RealJenkins.in(folder.resolve("home"));
        String registry = Casc.registry(RealJenkins.freePort()) + "    administrators:\n      - user:alice\n";
        jenkins.option(PagesJenkins.ENFORCED)
                .configuredBy(Casc.SECURITY, registry)
                .start();
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
    void savingUnchangedChangesNothingAndWhatIsTypedIsKept() throws Exception {
        try (Window nigel = browser.window(jenkins.url()).signIn(Casc.USER, Casc.PASSWORD)) {
            save(nigel.jenkins("manage/configure"));
            String before = settings();
            save(nigel.jenkins("manage/configure"));
            assertThat(settings()).isEqualTo(before).contains("user:alice", "technology");

            nigel.jenkins("manage/configure");
            field(nigel, "general/publicAddress").fill("no address at all, really");
            field(nigel, "listener/port").fill("70000");
            field(nigel, "general/publicAddress").focus();
            nigel.page().locator(".validation-error-area .error").first().waitFor();

            nigel.jenkins("manage/configure");
            field(nigel, "general/publicAddress").fill("https://registry.example.com");
            save(nigel);
            assertThat(settings()).contains("https://registry.example.com", "user:alice");
            nigel.jenkins("manage/configure");
            assertThat(field(nigel, "general/publicAddress").inputValue()).isEqualTo("https://registry.example.com");
            assertThat(nigel.complaints()).isEmpty();
        }
        JsonNode entry = jenkins
                .as("alice", "through the looking-glass")
                .lines("trusted-registry/api/v1/audit?last=50&actor=" + Casc.USER)
                .stream()
                .filter(each -> each.path("operation").asText().equals("settings changed"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.path("credential").asText()).isEqualTo("form");
        assertThat(entry.at("/about/keys").asText()).isEqualTo("general.publicAddress");
    }

    @Test
    void thePortIsSwitchedOffAndOnWithoutARestart() throws Exception {
        try (Window nigel = browser.window(jenkins.url()).signIn(Casc.USER, Casc.PASSWORD)) {
            nigel.jenkins("manage/configure");
            field(nigel, "listener/port").fill("-1");
            save(nigel);
            nigel.jenkins("trusted-registry/");
            assertThat(nigel.page().locator("#trusted-registry").getAttribute("data-address"))
                    .isEmpty();

            int port = RealJenkins.freePort();
            nigel.jenkins("manage/configure");
            field(nigel, "listener/port").fill(String.valueOf(port));
            save(nigel);
            nigel.jenkins("trusted-registry/");
            assertThat(nigel.page().locator("#trusted-registry").getAttribute("data-address"))
                    .endsWith(":" + port);
            RegistryClient docker = new RegistryClient(jenkins.home(), port, Casc.USER, Casc.PASSWORD);
            assertThat(docker.push("technology/test", "v1").statusCode()).isEqualTo(201);
            assertThat(nigel.complaints()).isEmpty();
        }
    }

    private static Locator field(Window window, String name) {
        return window.page().locator(FIELD.formatted(name));
    }

    private static void save(Window window) {
        window.page()
                .locator("button[name=Submit], button.jenkins-submit-button")
                .first()
                .click();
        window.page().waitForURL(url -> !url.contains("/configure"), new Page.WaitForURLOptions());
    }

    private String settings() throws Exception {
        return Files.readString(jenkins.home()
                .resolve("io.jenkins.plugins.trustedregistry.plugin.configuration.TrustedRegistryConfiguration.xml"));
    }
}
