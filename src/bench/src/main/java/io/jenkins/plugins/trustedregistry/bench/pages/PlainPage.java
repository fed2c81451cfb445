// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the pages are held against, where no other registry's pages can be had: the same rows as one table of HTML that is there already,
 * without a script, a login or a style. Nothing that shows all rows at once can be quicker to make.
 */
final class PlainPage implements AutoCloseable {
    private final HttpServer server;

    private PlainPage(HttpServer server) {
        this.server = server;
    }

    static PlainPage of(int rows) throws IOException {
        byte[] page = ("<!doctype html><title>rows</title><table>"
                        + IntStream.range(0, rows)
                                .mapToObj(i -> "<tr><td><a href=\"/x\">build-" + i + "</a><td>linux/amd64<td>" + i
                                        + " KB<td>2026-11-20<td>bench<td>sha256:" + Integer.toHexString(i))
                                .collect(Collectors.joining("\n"))
                        + "</table>")
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return new PlainPage(server);
    }

    /** @param loaded milliseconds until all rows are there */
    record Seen(double loaded, Scrolling scrolling) {}

    Seen visit(Browser browser) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            Page page = context.newPage();
            page.setDefaultTimeout(180_000);
            page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            double loaded = Visit.number(page.evaluate("""
                    async () => {
                      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                      return performance.now();
                    }"""));
            return new Seen(loaded, Scrolling.of(page, "document.scrollingElement", "tr"));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
