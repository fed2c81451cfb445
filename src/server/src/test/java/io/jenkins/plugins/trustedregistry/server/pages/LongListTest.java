// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository with 50,000 tags, whose list is answered in the server's place because planting them takes minutes. */
class LongListTest {
    private static final int TAGS = 50_000;
    private static final int PAGE = 1_000;

    @Test
    void drawsOnlyWhatIsInSightAndFiltersAndSortsAll(@TempDir Path folder) throws Exception {
        try (SystemBrowser browser = SystemBrowser.start();
                TestServer server = TestServer.startPlain(folder);
                Screen screen = browser.screen(server.url())) {
            new Planted(server.url(), TestServer.ADMIN, TestServer.PASSWORD)
                    .call("POST /api/v1/repositories", "{\"name\":\"admin/many\"}");
            screen.signIn(TestServer.ADMIN, TestServer.PASSWORD);
            Page page = screen.page();
            page.route("**/-/tags?*", LongListTest::answer);

            screen.open("/repositories/admin/many/-/images?sort=tag&down=false").says("50,000 entries");

            assertThat(page.locator(".tr-long-body .tr-long-row").count()).isBetween(10, 100);
            page.locator(".tr-long").evaluate("list => { list.scrollTop = list.scrollHeight; }");
            screen.says("build-49999");
            assertThat(page.locator(".tr-long-body .tr-long-row").count()).isBetween(10, 100);
            page.getByPlaceholder("Filter by tag, digest or person").fill("build-4242");
            screen.says("11 of 50,000").says("build-42420");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private static void answer(Route route) {
        String cursor = route.request().url().replaceAll(".*cursor=(\\d+).*|.*", "$1");
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        String items = IntStream.range(from, from + PAGE)
                .mapToObj(number -> """
                        {"tag":"build-%d","digest":"sha256:%064x","platforms":["linux/amd64"],"size":%d,"pushedAt":"2026-11-20T10:00:00Z",
                        "taggedAt":"2026-11-20T10:00:00Z","taggedBy":"ci","pullCount":0}""".formatted(number, number, number * 1000L))
                .collect(Collectors.joining(","));
        String next = from + PAGE < TAGS ? ",\"next\":\"" + (from + PAGE) + "\"" : "";
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"items\":[" + items + "]" + next + "}"));
    }
}
