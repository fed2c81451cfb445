// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A person's window on Jenkins and the registry's pages in it. Whatever the browser complains about is remembered. */
final class Window implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screens");
    private static final String OURS = "#trusted-registry";
    /** What Jenkins' own script says of forms of its own. */
    private static final String OF_JENKINS = "Couldn't find the expected status element";

    private static final String AXE = resource("/axe.min.js");
    /** Only our part of the page: what is around it is Jenkins' own. An axe that has looked at nothing would find nothing. */
    private static final String BROKEN_RULES = """
            async (part) => {
              const found = await axe.run(part);
              const broken = found.violations
                .filter(rule => ['serious', 'critical'].includes(rule.impact))
                .map(rule => rule.id + ': ' + rule.help + ' at ' + rule.nodes.map(node => node.html.slice(0, 160)).join(' | '));
              return found.passes.length > 10 ? broken : [...broken, 'axe has only tried ' + found.passes.length];
            }
            """;

    private final BrowserContext context;
    private final Page page;
    private final URI jenkins;
    private final List<String> complaints = new ArrayList<>();

    Window(BrowserContext context, URI jenkins) {
        this.context = context;
        this.jenkins = jenkins;
        this.page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(this::heard);
        page.onPageError(complaints::add);
    }

    private void heard(ConsoleMessage message) {
        boolean complaint = message.type().equals("error") || message.type().equals("warning");
        if (complaint && !message.text().equals(OF_JENKINS)) {
            complaints.add(message.text() + " (" + message.location() + ")");
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Window.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    Page page() {
        return page;
    }

    /** Through Jenkins' own door. */
    Window signIn(String user, String password) {
        page.navigate(jenkins + "login");
        page.locator("[name=j_username]").fill(user);
        page.locator("[name=j_password]").fill(password);
        page.locator("[name=Submit]").click();
        page.locator("#main-panel").waitFor();
        return this;
    }

    /** Opens a page of Jenkins itself. */
    Window jenkins(String path) {
        page.navigate(jenkins + path);
        page.locator("#main-panel").waitFor();
        return this;
    }

    /** Opens a view by its address below the pages' own. */
    Window open(String view) {
        page.navigate(jenkins + "trusted-registry" + view);
        return settled();
    }

    /** Waits until the view shows what it is about, and not that it comes. */
    Window settled() {
        page.locator(OURS + " main h1, " + OURS + " main [role=alert]").first().waitFor();
        page.waitForFunction("() => document.querySelectorAll('.tr-loading').length === 0");
        return this;
    }

    /** The field of this label, in the dialog when there is one. */
    Locator field(String label) {
        return here().getByLabel(label, new Locator.GetByLabelOptions().setExact(false))
                .first();
    }

    Window fill(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Window choose(String label, String option) {
        field(label).selectOption(option);
        return this;
    }

    Window press(String button) {
        here().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        return this;
    }

    /** Presses the button of the dialog, and waits until that has done its work. */
    Window submit(String button) {
        page.locator("dialog[open]").waitFor();
        press(button);
        page.locator("dialog[open]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return settled();
    }

    Window follow(String link) {
        page.locator(OURS)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        return settled();
    }

    /** Types the beginning of a member's name and takes the offer that shows this. */
    Window complete(String label, String beginning, String offer) {
        field(label).pressSequentially(beginning);
        page.locator("[role=option]", new Page.LocatorOptions().setHasText(offer))
                .first()
                .click();
        return this;
    }

    private Locator here() {
        Locator dialog = page.locator("dialog[open]");
        return dialog.count() > 0 ? dialog : page.locator(OURS + " main");
    }

    /** Waits until the view says this. */
    Window says(String text) {
        page.locator(OURS + " main, dialog[open], .tr-said")
                .getByText(text)
                .locator("visible=true")
                .first()
                .waitFor();
        return this;
    }

    String text() {
        return page.locator(OURS + " main").innerText();
    }

    /** Nothing that keeps people out: axe-core finds no serious violation in our part of the page. */
    Window keepsNobodyOut() {
        return keepsNobodyOut(OURS);
    }

    /** The same of another part. */
    Window keepsNobodyOut(String part) {
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(BROKEN_RULES, part)).as(page.url()).isEmpty();
        return this;
    }

    /** The page itself does not scroll sideways; tables do by themselves. */
    Window fits() {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("%s at %d", page.url(), page.viewportSize().width)
                .isEqualTo(0);
        return this;
    }

    Window picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("jenkins-" + name + ".png"))
                .setFullPage(true));
        return this;
    }

    /** What the browser complained about, a broken policy among it. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
