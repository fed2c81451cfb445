// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A person's window on the pages. Whatever the browser complains about is remembered. */
final class Screen implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screens");
    private static final String AXE = resource("/axe.min.js");
    /** An axe that has looked at nothing would find nothing: it must have kept some rules. */
    private static final String BROKEN_RULES = """
            async () => {
              const found = await axe.run(document);
              const broken = found.violations
                .filter(rule => ['serious', 'critical'].includes(rule.impact))
                .map(rule => rule.id + ': ' + rule.help + ' at ' + rule.nodes.map(node => node.html.slice(0, 160)).join(' | '));
              return found.passes.length > 10 ? broken : [...broken, 'axe has only tried ' + found.passes.length];
            }
            """;

    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final List<String> complaints = new ArrayList<>();

    Screen(BrowserContext context, String url) {
        this.context = context;
        this.url = url;
        this.page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(complaints::add);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Screen.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    Page page() {
        return page;
    }

    /** Opens a view by its address below the pages' own. */
    Screen open(String view) {
        page.navigate(url + "/ui" + view);
        return settled();
    }

    /** Waits until the view shows what it is about, and not that it comes. */
    Screen settled() {
        page.locator("main h1, main [role=alert]").first().waitFor();
        page.waitForFunction("() => document.querySelectorAll('.tr-loading').length === 0");
        return this;
    }

    Screen signIn(String user, String password) {
        open("/sign-in");
        page.locator("[name=user]").fill(user);
        page.locator("[name=password]").fill(password);
        page.locator("main").getByRole(AriaRole.BUTTON).first().click();
        page.waitForURL(url + "/ui/");
        return settled();
    }

    /** The field of this label, in the dialog when there is one. */
    Locator field(String label) {
        return here().getByLabel(label, new Locator.GetByLabelOptions().setExact(false))
                .first();
    }

    Screen fill(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Screen choose(String label, String option) {
        field(label).selectOption(option);
        return this;
    }

    Screen press(String button) {
        here().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        return this;
    }

    /** Presses the button of the dialog, and waits until that has done its work. */
    Screen submit(String button) {
        page.locator("dialog[open]").waitFor();
        press(button);
        page.locator("dialog[open]")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
        return settled();
    }

    Screen follow(String link) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        return settled();
    }

    private Locator here() {
        Locator dialog = page.locator("dialog[open]");
        return dialog.count() > 0 ? dialog : page.locator("main");
    }

    /** Waits until the view says this. */
    Screen says(String text) {
        page.locator("main, dialog[open], .tr-said")
                .getByText(text)
                .locator("visible=true")
                .first()
                .waitFor();
        return this;
    }

    String text() {
        return page.locator("main").innerText();
    }

    /** Nothing that keeps people out: axe-core finds no serious violation. */
    Screen keepsNobodyOut() {
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(BROKEN_RULES)).as(page.url()).isEmpty();
        return this;
    }

    /** The page itself does not scroll sideways; tables do by themselves. */
    Screen fitsTheWindow() {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("%s at %d", page.url(), page.viewportSize().width)
                .isEqualTo(0);
        return this;
    }

    /** Each text of the view and of a question has a translation. */
    Screen isTranslated() {
        assertThat(page.locator("#trusted-registry").innerText())
                .as("every text has a translation")
                .doesNotContainPattern(
                        "\\b(event|job|mirror|operation|probe|settings)\\.[a-z]|\\b(Cancel|Delete|Mirror|Save)\\b");
        return this;
    }

    Screen picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    /** What it complained about but answers that are no success, of which a browser says so each time. */
    List<String> networkless() {
        return complaints.stream()
                .filter(each -> !each.startsWith("Failed to load resource"))
                .toList();
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
