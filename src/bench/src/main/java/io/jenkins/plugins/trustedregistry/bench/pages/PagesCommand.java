// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.jenkins.plugins.trustedregistry.bench.registry.Login;
import io.jenkins.plugins.trustedregistry.bench.registry.TrustedRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the pages in the machine's Chromium, with long lists and with short ones, and prints a table. */
@Command(
        name = "pages",
        description = {
            "Visit the pages of a registry with many repositories and tags, of one with few, and a plain page of the same rows,",
            "in turn, in a browser without anything in its cache. The first round warms up and does not count."
        })
public final class PagesCommand implements Callable<Integer> {

    @Option(names = "--jar", required = true, paramLabel = "FILE", description = "The server's jar.")
    private Path jar;

    @Option(names = "--work", required = true, paramLabel = "DIR", description = "An empty folder for all data.")
    private Path work;

    @Option(names = "--chromium", required = true, paramLabel = "FILE", description = "The browser's program.")
    private Path chromium;

    @Option(names = "--repositories", paramLabel = "N", description = "Default: 10000.")
    private int repositories = 10_000;

    @Option(names = "--tags", paramLabel = "N", description = "Default: 50000.")
    private int tags = 50_000;

    @Option(names = "--few", paramLabel = "N", description = "Of each, where there are few. Default: 100.")
    private int few = 100;

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds count. Default: 5.")
    private int rounds = 5;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(work);
        try (TrustedRegistry many = planted("many", new PlantedLists(repositories, tags));
                TrustedRegistry small = planted("few", new PlantedLists(few, few));
                PlainPage plainRepositories = PlainPage.of(repositories);
                PlainPage plainTags = PlainPage.of(tags);
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = browser(playwright)) {
            PagesTable table = new PagesTable();
            for (int round = 0; round <= rounds; round++) {
                table = round == 1 ? new PagesTable() : table;
                String images = "/repositories/" + PlantedLists.repositoryOfTags() + "/-/images";
                visit(table, browser, many, repositories + " repositories", "/", "service-42");
                visit(table, browser, small, few + " repositories", "/", "service-42");
                table.add(repositories + " rows, plain", plainRepositories.visit(browser));
                visit(table, browser, many, tags + " tags", images, "build-4242");
                visit(table, browser, small, few + " tags", images, "build-42");
                table.add(tags + " rows, plain", plainTags.visit(browser));
            }
            System.out.println(table);
        }
        return 0;
    }

    /** Planted while it is stopped, and started again. */
    private TrustedRegistry planted(String name, PlantedLists lists) throws IOException, InterruptedException {
        TrustedRegistry registry = new TrustedRegistry(jar, work.resolve(name), false, List.of());
        registry.start();
        registry.stop();
        lists.plant(registry.planter());
        registry.start();
        return registry;
    }

    private Browser browser(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
    }

    private static void visit(
            PagesTable table, Browser browser, TrustedRegistry registry, String name, String view, String wanted) {
        Login login = registry.login().orElseThrow();
        try (Visit visit = Visit.to(browser, registry.url().toString(), login, view)) {
            Scrolling scrolling = visit.scroll();
            table.add(name, visit, scrolling, visit.sorted(), visit.filtered(wanted));
        }
    }
}
