// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.trustedregistry.server.clients.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine. Where there is none the test is skipped, loudly. */
final class SystemBrowser implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private SystemBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static SystemBrowser start() {
        String chromium = Tools.need("chromium");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
        return new SystemBrowser(playwright, browser);
    }

    /** A window of usual size. */
    Screen screen(String url) {
        return screen(url, 1280, ColorScheme.LIGHT, "en-US");
    }

    Screen screen(String url, int width, ColorScheme scheme, String language) {
        return new Screen(
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setLocale(language)
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                        .setAcceptDownloads(true)),
                url);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
