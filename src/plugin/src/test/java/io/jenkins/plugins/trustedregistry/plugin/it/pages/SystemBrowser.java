// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine. Where there is none the test is skipped, loudly. */
final class SystemBrowser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    private SystemBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static SystemBrowser start() {
        if (!Files.isExecutable(CHROMIUM)) {
            System.err.println("SKIPPED: no page was opened. There is no " + CHROMIUM + ".");
        }
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "needs chromium");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
        return new SystemBrowser(playwright, browser);
    }

    /** A window of usual size. */
    Window window(URI jenkins) {
        return window(jenkins, 1280, ColorScheme.LIGHT);
    }

    Window window(URI jenkins, int width, ColorScheme scheme) {
        return new Window(
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setLocale("en-US")
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setIgnoreHTTPSErrors(true) // the registry's own authority
                        .setAcceptDownloads(true)),
                jenkins);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
