// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.jenkins.plugins.trustedregistry.bench.registry.Login;
import java.util.Map;

/** Somebody's first visit to a view with a long list, in a browser that has nothing of it yet but the login. */
final class Visit implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 180_000;
    /** Notes when the first row is drawn, when all are there, and how long the browser could not listen meanwhile. */
    private static final String WATCH = """
            (() => {
              const seen = window.benched = { first: 0, all: 0, blocked: 0 };
              const look = () => {
                if (!seen.first && document.querySelector('.tr-long-body .tr-long-row')) {
                  requestAnimationFrame(() => { seen.first ||= performance.now(); });
                }
                const words = document.querySelector('.tr-bar [role=status]');
                if (seen.first && !seen.all && words && !words.textContent.includes('loading')) seen.all = performance.now();
              };
              new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
              setInterval(look, 20);
              new PerformanceObserver(list => list.getEntries().forEach(task => { seen.blocked += Math.max(0, task.duration - 50); }))
                .observe({ type: 'longtask', buffered: true });
            })();
            """;
    /** From a change to the frame after it. */
    private static final String UNTIL_DRAWN = """
            async () => {
              const frame = () => new Promise(done => requestAnimationFrame(done));
              await frame();
              const begin = performance.now();
              %s
              await frame();
              await frame();
              return performance.now() - begin;
            }""";

    private final BrowserContext context;
    private final Page page;

    private Visit(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
    }

    static Visit to(Browser browser, String url, Login login, String view) {
        Visit visit = new Visit(browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900)));
        visit.signIn(url, login);
        visit.context.addInitScript(WATCH);
        visit.page.navigate(url + "/ui" + view);
        visit.page.waitForFunction("() => window.benched.all > 0");
        return visit;
    }

    /** Without a page, so that nothing of what is measured is in the cache. */
    private void signIn(String url, Login login) {
        int status = context.request()
                .post(
                        url + "/api/v1/session",
                        RequestOptions.create().setData(Map.of("user", login.user(), "password", login.password())))
                .status();
        if (status / 100 != 2) {
            throw new IllegalStateException("The login was answered with " + status);
        }
    }

    /** Milliseconds from the beginning of the navigation to the first rows on the screen. */
    double first() {
        return seen("first");
    }

    /** The same to the last row. */
    double all() {
        return seen("all");
    }

    /** Milliseconds in which the browser did not listen, of each long task what goes beyond 50. */
    double blocked() {
        return seen("blocked");
    }

    private double seen(String what) {
        return number(page.evaluate("what => window.benched[what]", what));
    }

    double filtered(String text) {
        return drawn("""
                const field = document.querySelector('.tr-bar input[type=search]');
                field.value = '%s';
                field.dispatchEvent(new Event('input', { bubbles: true }));""".formatted(text));
    }

    double sorted() {
        return drawn("document.querySelector('.tr-long-head .tr-sort').click();");
    }

    private double drawn(String act) {
        return number(page.evaluate(UNTIL_DRAWN.formatted(act)));
    }

    Scrolling scroll() {
        return Scrolling.of(page, "document.querySelector('.tr-long')", ".tr-long-row");
    }

    static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Override
    public void close() {
        context.close();
    }
}
