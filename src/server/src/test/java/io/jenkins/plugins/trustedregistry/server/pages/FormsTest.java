// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Forms that ask for something: what they say while one types, what a refusal leaves, and what comes of them. */
class FormsTest extends SignedIn {
    private static final String POLICIES = "/repositories/technology/test/-/policies";
    private static final String VEX = """
            {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://example.com/vex/zlib","author":"Technology",
            "timestamp":"2026-11-20T00:00:00Z","version":1,"statements":[{"vulnerability":{"name":"CVE-2026-4001"},
            "products":[{"@id":"pkg:apk/alpine/zlib"}],"status":"not_affected",
            "justification":"vulnerable_code_not_present"}]}""";

    @Override
    void plant() throws Exception {
        owner.call("POST /api/v1/organizations", "{\"name\":\"technology\"}");
        owner.call("POST /api/v1/repositories", "{\"name\":\"technology/test\"}");
    }

    private Locator dialog() {
        return admin.page().locator("dialog[open]");
    }

    private Locator refusal() {
        Locator said = dialog().getByRole(com.microsoft.playwright.options.AriaRole.ALERT);
        said.waitFor();
        return said;
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/json", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aVexDocumentIsUploadedAfterOneThatIsNone() {
        admin.open(POLICIES).press("Upload a document").press("Upload");
        admin.says("This can't be left empty.");
        admin.field("File").setInputFiles(file("notes.json", "{\"notes\":\"no statement\"}"));
        admin.fill("Images", "technology/*:v1*").press("Upload");

        assertThat(refusal().innerText()).contains("neither OpenVEX", "nor CycloneDX");
        assertThat(admin.field("Images").inputValue())
                .as("what was typed stays")
                .isEqualTo("technology/*:v1*");

        admin.field("File").setInputFiles(file("vex.json", VEX));
        admin.submit("Upload").says("https://example.com/vex/zlib").says("1 statement counts from now on.");
        assertThat(admin.text()).contains("technology/*:v1*");
        admin.press("What it says").says("CVE-2026-4001").says("not affected");
        admin.page().keyboard().press("Escape");
        assertThat(admin.networkless()).isEmpty();
    }

    @Test
    void aTagLimitIsSetAndTakenAway() {
        admin.open(POLICIES).says("There may be any number of tags.");
        Locator change = admin.page()
                .locator(".tr-bar")
                .filter(new Locator.FilterOptions().setHasText("any number of tags"))
                .locator("button");
        change.click();
        admin.field("At most").fill("-3");
        admin.says("Write a whole number, at most 1,000,000.");
        admin.field("At most").fill("9999999");
        admin.press("Save");
        assertThat(refusal().innerText()).contains("tags");
        assertThat(admin.field("At most").inputValue())
                .as("what was typed stays")
                .isEqualTo("9999999");
        admin.fill("At most", "250").submit("Save").says("At most 250 tags");

        admin.page()
                .locator(".tr-bar")
                .filter(new Locator.FilterOptions().setHasText("At most 250"))
                .locator("button")
                .click();
        admin.fill("At most", "0").submit("Save").says("There may be any number of tags.");
        assertThat(admin.networkless()).isEmpty();
    }

    @Test
    void aScannerIsAddedChangedAndRemoved() {
        admin.open("/administration/security").press("Add a scanner");
        admin.fill("Name", "Trivy!").says("Small letters, digits and . _ - between them.");
        admin.fill("Name", "built-in")
                .fill("Address", "trivy.example.com")
                .says("Write an address like https://host/path.");
        admin.fill("Minutes one image may take", "90").says("Write a whole number from 1 to 55.");
        assertThat(dialog().getByLabel("User").count())
                .as("only a password needs a user")
                .isZero();
        admin.choose("How the registry proves itself", "basic")
                .fill("User", "registry")
                .fill("Password, token or key", "a word for trivy")
                .fill("Address", "https://trivy.example.com")
                .fill("Minutes one image may take", "20")
                .press("Save");

        assertThat(refusal().innerText())
                .contains("'built-in' is the registry's own scanner: name this one otherwise.");
        assertThat(admin.field("User").inputValue()).as("what was typed stays").isEqualTo("registry");
        assertThat(admin.field("Address").inputValue()).isEqualTo("https://trivy.example.com");

        admin.fill("Name", "trivy").submit("Save").says("trivy.example.com").says("user and password");
        admin.press("Change");
        assertThat(admin.field("Password, token or key").inputValue())
                .as("a secret is never shown again")
                .isEmpty();
        admin.fill("Minutes one image may take", "25").submit("Save").says("trivy.example.com");
        admin.press("Change");
        assertThat(admin.field("Minutes one image may take").inputValue()).isEqualTo("25");
        admin.page().keyboard().press("Escape");
        admin.press("Remove").submit("Remove").says("Only the registry's own scanner looks into images");
        assertThat(admin.networkless()).isEmpty();
    }

    @Test
    void whatIsTypedIsThereAgainAfterTheViewWasLoadedAnewButForSecrets() {
        admin.open("/administration/domains");
        Locator proxy = admin.page().locator("form[aria-label='Web proxy for calls to others']");
        proxy.locator("[name=address]").fill("http://proxy.example.com:3128");
        proxy.locator("[name=password]").fill("a word for the proxy");
        admin.says("Not saved yet");
        admin.page().onDialog(com.microsoft.playwright.Dialog::accept); // the browser asks whether to leave
        admin.page().reload();
        admin.settled().says("Not saved yet");
        assertThat(proxy.locator("[name=address]").inputValue()).isEqualTo("http://proxy.example.com:3128");
        assertThat(proxy.locator("[name=password]").inputValue()).isEmpty();
        assertThat(String.valueOf(admin.page().evaluate("JSON.stringify({ ...sessionStorage, ...localStorage })")))
                .doesNotContain("a word for");

        admin.follow("Storage");
        assertThat(admin.page().locator(".tr-side .tr-unsaved-mark").innerText())
                .isEqualTo("Domains & proxies");
        admin.follow("Domains & proxies").press("Discard");
        admin.page().waitForFunction("() => document.querySelector('.tr-unsaved-mark') === null");

        admin.open("/repositories/technology/test/-/settings").fill("Description", "# Half a descr");
        admin.follow("Images").follow("Settings").says("Not saved yet");
        admin.page().reload();
        admin.settled();
        assertThat(admin.field("Description").inputValue()).isEqualTo("# Half a descr");
        admin.press("Save").says("Saved.");
        admin.page().waitForFunction("() => sessionStorage.getItem('trusted-registry-drafts') === '{}'");
    }

    @Test
    void aGateIsMadeOfRulesWithoutWritingAnyCode() {
        admin.open(POLICIES).press("New gate").fill("Name", "careful");
        admin.field("So many are let through").fill("2");
        admin.choose("Rules", "database");
        admin.field("Days at most").fill("");
        admin.press("Create").says("Something is missing or wrong in “Age of the vulnerability data”.");
        admin.field("Days at most").fill("5");
        admin.submit("Create").says("At most 2 vulnerabilities rated critical.");
        assertThat(admin.text()).contains("5 days");
        admin.press("Change");
        assertThat(admin.field("Days at most").inputValue()).isEqualTo("5");
        assertThat(admin.field("So many are let through").inputValue()).isEqualTo("2");
        admin.page().keyboard().press("Escape");
        admin.press("Delete").submit("Delete").says("No gate");
        assertThat(admin.networkless()).isEmpty();
    }
}
