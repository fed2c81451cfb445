// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms of the five tabs: what they say while one types, save, refuse, and how the registry goes on. */
class SettingsPagesTest {
    private static final String FILE = "# ours\nunclassified:\n  trustedRegistry:\n    trash:\n      days: 3 # short\n";

    @TempDir
    private Path folder;

    private SystemBrowser browser;
    private TestServer server;
    private Screen admin;

    @BeforeEach
    void start() throws Exception {
        browser = SystemBrowser.start();
        Path settings = Files.writeString(folder.resolve("settings.yaml"), FILE);
        server = TestServer.start(folder.resolve("home"), ServerSettings.read(settings, new Variables(Map.of())), true);
        admin = browser.screen(server.url()).signIn(TestServer.ADMIN, TestServer.PASSWORD);
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

    private Locator form(String title) {
        return form(admin, title);
    }

    private static Locator form(Screen screen, String title) {
        return screen.page()
                .getByRole(
                        AriaRole.FORM,
                        new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    private static Locator button(Locator form, String name) {
        return form.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private void unfold(String title) {
        admin.page()
                .locator("summary", new Page.LocatorOptions().setHasText(title))
                .click();
    }

    private String file() throws Exception {
        return Files.readString(folder.resolve("home/registry.yaml"));
    }

    @Test
    void collectionIsSwitchedOnAndRunsBySchedule() throws Exception {
        admin.open("/administration/collection");
        Locator form = form("When it runs");
        assertThat(button(form, "Save").isDisabled()).as("nothing has changed").isTrue();
        form.getByLabel("Runs by itself").check();
        form.locator("[name=schedule]").fill("at night");
        admin.says("Write five fields as cron has them").says("Not saved yet");
        form.locator("[name=schedule]").fill("15 3 * * *");
        form.getByLabel("Minutes a run may take").fill("20");
        button(form, "Save").click();
        admin.says("Saved, and in force.").settled().says("15 3 * * *");
        assertThat(file()).startsWith("# ours\n").contains("schedule: 15 3 * * *", "maxMinutes: 20", "days: 3 # short");
        assertThat(admin.complaints()).isEmpty();
    }

    @Test
    void whatNeedsItOpensTheRegistryAnewAndTheSessionGoesOn() throws Exception {
        admin.open("/administration/general");
        unfold("Trash and history");
        Locator form = form("Trash and history");
        form.getByLabel("Days that what was deleted can be brought back").fill("9");
        button(form, "Save").click();
        admin.says("The registry is open again with the new settings.");
        assertThat(file()).isEqualTo(FILE.replace("days: 3 # short", "days: 9 # short"));
        admin.open("/administration/general").says("Nobody is asked whether there is a newer release.");
    }

    @Test
    void whatIsTypedStaysWhenItIsRefusedAndWhenOneLooksElsewhere() {
        admin.open("/administration/general");
        unfold("Trash and history");
        Locator form = form("Trash and history");
        form.getByLabel("Days that what was deleted can be brought back").fill("3000");
        button(form, "Save").click();
        admin.says("historyDays 365 is out of range");
        admin.follow("Storage").follow("General");
        unfold("Trash and history");
        assertThat(form.getByLabel("Days that what was deleted can be brought back")
                        .inputValue())
                .isEqualTo("3000");
        button(form, "Discard").click();
        assertThat(form.getByLabel("Days that what was deleted can be brought back")
                        .inputValue())
                .isEqualTo("3");
    }

    @Test
    void aStorageIsTried() throws Exception {
        Path wrong = Files.writeString(folder.resolve("a-file"), "");
        admin.open("/administration/storage");
        Locator form = form("Storage");
        form.getByLabel("Folder").fill("images");
        admin.says("Write the whole path, from the root on.");
        form.getByLabel("Folder").fill(wrong.toString());
        button(form, "Test").click();
        admin.says("is not a folder. Choose another name.");
        button(form, "Save").click();
        admin.says("is not a folder. Choose another name.");
        form.getByLabel("Folder").fill(folder.resolve("images").toString());
        button(form, "Test").click();
        admin.says("can be used:");
        assertThat(file()).isEqualTo(FILE);
    }

    @Test
    void theSecondOfTwoAdministratorsLooksAgain() {
        Screen other = browser.screen(server.url()).signIn(TestServer.ADMIN, TestServer.PASSWORD);
        admin.open("/administration/security");
        other.open("/administration/security");
        form(other, "Scanning: settings")
                .getByLabel("Scan images when they are pushed")
                .uncheck();
        button(form(other, "Scanning: settings"), "Save").click();
        other.says("Saved, and in force.");
        form("Scanning: settings")
                .getByLabel("When images are scanned that were not")
                .fill("0 4 * * *");
        button(form("Scanning: settings"), "Save").click();
        admin.says("Somebody has changed these settings since you looked at them");
        button(form("Scanning: settings"), "Look again").click();
        admin.settled();
        assertThat(form("Scanning: settings")
                        .getByLabel("When images are scanned that were not")
                        .inputValue())
                .isEqualTo("0 4 * * *");
        button(form("Scanning: settings"), "Save").click();
        admin.says("Saved, and in force.");
        assertThat(form("Scanning: settings")
                        .getByLabel("Scan images when they are pushed")
                        .isChecked())
                .isFalse();
    }

    @Test
    void aProxyAndAScannerAreSetWithSecretsThatNobodySeesAgain() throws Exception {
        admin.open("/administration/domains");
        Locator proxy = form("Web proxy for calls to others");
        proxy.getByLabel("Web proxy").fill("proxy.example.com");
        admin.says("Write an address like http://host:port.");
        proxy.getByLabel("Web proxy").fill("http://127.0.0.1:1");
        proxy.getByLabel("User").fill("registry");
        proxy.getByLabel("Password").fill("a word for the proxy");
        button(proxy, "Test: ask the mirror").click();
        admin.says("The mirror was asked through the proxy.");
        button(proxy, "Save").click();
        admin.says("The registry is open again with the new settings.").settled();
        assertThat(proxy.getByLabel("Password").inputValue()).isEmpty();
        admin.says("One is set. Leave this empty to keep it.");

        admin.open("/administration/security").press("Add a scanner").fill("Name", "trivy");
        admin.fill("Address", "https://trivy.example.com").choose("How the registry proves itself", "bearer");
        admin.fill("Password, token or key", "a word for trivy").submit("Save").says("trivy.example.com");
        assertThat(file()).contains("a word for the proxy", "a word for trivy");
        assertThat(admin.page().content()).doesNotContain("a word for");
    }

    @Test
    void theFormsSpeakChineseAndFitASmallWindow() {
        try (Screen small = browser.screen(server.url(), 320, ColorScheme.DARK, "zh-CN")) {
            small.signIn(TestServer.ADMIN, TestServer.PASSWORD);
            for (String tab : "general domains storage security collection".split(" ")) {
                small.open("/administration/" + tab).fitsTheWindow().keepsNobodyOut();
                small.page()
                        .locator("details")
                        .all()
                        .forEach(each -> each.locator("summary").click());
                small.settled().fitsTheWindow().keepsNobodyOut().picture("settings-" + tab + "-chinese-320");
                assertThat(small.page().locator("main").innerText())
                        .as("every text has a translation")
                        .doesNotContainPattern("settings\\.[a-z]|scanner\\.[a-z]|Not saved");
            }
            small.open("/administration/collection");
            small.page().getByLabel("自动运行").check();
            small.says("尚未保存");
        }
    }

    @Test
    void formsAreUsedByKeyboard() {
        admin.open("/administration/collection");
        Locator minutes = form("When it runs").getByLabel("Minutes a run may take");
        minutes.focus();
        admin.page().keyboard().press("Control+A");
        admin.page().keyboard().type("45");
        admin.page().keyboard().press("Enter");
        admin.says("Saved, and in force.").settled();
        assertThat(minutes.inputValue()).isEqualTo("45");
    }
}
