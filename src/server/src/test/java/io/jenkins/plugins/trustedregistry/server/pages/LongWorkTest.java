// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes long, while one looks: uploads over a slow line, jobs with their log, collection. */
class LongWorkTest extends SignedIn {
    private static final int MB = 1_000_000;

    @TempDir
    private Path folder;

    @Override
    TestServer serve(Path home) throws Exception {
        // A check of all layers lasts a minute then.
        Path settings = Files.writeString(
                home.resolve("given.yaml"), "unclassified:\n  trustedRegistry:\n    scrub: {mebibytesPerSecond: 1}\n");
        return TestServer.start(home.resolve("home"), ServerSettings.read(settings, new Variables(Map.of())), true);
    }

    @Override
    void plant() throws Exception {
        for (int i = 0; i < 25; i++) {
            owner.push("admin/large", "v" + i, "amd64", 2 * MB, "zlib 1.3.1-r0");
        }
    }

    private Path large(String name) throws Exception {
        byte[] noise = new byte[8 * MB];
        new Random(name.hashCode()).nextBytes(noise);
        return Files.write(folder.resolve(name), noise);
    }

    private Locator files() {
        return admin.page().locator("input[type=file][multiple]");
    }

    /** As over a line that takes 50 seconds for 8 MB. */
    private void slowly() {
        CDPSession session = admin.page().context().newCDPSession(admin.page());
        session.send("Network.enable");
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 20);
        line.addProperty("downloadThroughput", 10 * MB);
        line.addProperty("uploadThroughput", 160_000);
        session.send("Network.emulateNetworkConditions", line);
    }

    @Test
    void anUploadSaysHowMuchIsSentAndCanBeStopped() throws Exception {
        admin.open("/administration/security");
        slowly();
        files().setInputFiles(new Path[] {large("Debian.zip"), large("Ubuntu.zip")});
        admin.says("Debian.zip (1 of 2)");
        Locator bar = admin.page().locator(".tr-running progress");
        admin.page()
                .waitForFunction(
                        "() => { const bar = document.querySelector('.tr-running progress'); return bar && bar.value > 0 && bar.value < bar.max; }");
        assertThat(bar.getAttribute("max")).isEqualTo(Integer.toString(8 * MB));
        assertThat(files().isDisabled()).as("one upload at a time").isTrue();
        admin.picture("upload-progress").keepsNobodyOut();
        admin.press("Stop sending").says("Stopped: nothing was imported.");
        assertThat(bar.count()).isZero();
        assertThat(files().isEnabled()).isTrue();
        assertThat(admin.networkless()).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffGoesOnWithTheFileThatDidNotArrive() throws Exception {
        admin.open("/administration/security");
        AtomicInteger calls = new AtomicInteger();
        admin.page().route("**/advisories/uploads?*", route -> {
            if (calls.incrementAndGet() == 2) {
                route.abort();
            } else {
                route.resume();
            }
        });
        byte[] zip = Planted.osv("CVE-2026-1111 openssl 3.1.4-r6 CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
        files().setInputFiles(new FilePayload[] {
            new FilePayload("Alpine.zip", "application/zip", zip), new FilePayload("Wolfi.zip", "application/zip", zip)
        });
        admin.says("Wolfi.zip did not arrive (1 of 2 files are here).").says("The registry can't be reached.");
        admin.picture("upload-broken").keepsNobodyOut();
        admin.press("Try again").says("The files are here; the import is queued.");
        assertThat(calls.get()).as("the first file is not sent again").isEqualTo(3);
    }

    @Test
    void aJobIsWatchedWithItsLogAndStopped() throws Exception {
        long job = owner.call("POST /api/v1/scrub/runs", "").path("id").asLong();
        admin.open("/administration/jobs/" + job).says("Attempt 1 begins.");
        admin.page()
                .waitForFunction(
                        "() => { const bar = document.querySelector('main progress'); return bar && bar.value > 0 && bar.value < bar.max; }");
        admin.picture("job-running").keepsNobodyOut();
        admin.press("Stop").says("It stops at the next safe point.");
        admin.says("Ended: cancelled");
        admin.page()
                .locator("main .tr-chip", new Page.LocatorOptions().setHasText("stopped"))
                .waitFor();
        assertThat(admin.page().locator("main progress").count()).isZero();
        admin.says("Run again");
        assertThat(admin.complaints()).isEmpty();
    }

    @Test
    void aLogGrowsWhileOneLooksAndStaysWhereOneReads() {
        AtomicInteger reads = new AtomicInteger();
        Page page = admin.page();
        page.route(
                "**/api/v1/jobs/4712", route -> json(route, """
                {"id":4712,"kind":"scan","state":"%s","createdAt":"2026-11-20T10:00:00Z","requestedBy":"admin","figures":{},
                "parameters":{},"progress":{"done":0,"unit":"layers","step":"Looking"}}""".formatted(reads.get() < 6 ? "running" : "succeeded")));
        page.route("**/api/v1/jobs/4712/log?*", route -> {
            int read = reads.incrementAndGet();
            boolean more = read % 2 == 1 || read > 6 && read < 12;
            int offset = Integer.parseInt(route.request().url().replaceAll(".*offset=", ""));
            String text = more ? ("line of read " + read + "\\n").repeat(30) : "";
            json(route, "{\"text\":\"%s\",\"next\":%d,\"complete\":false}".formatted(text, more ? offset + 1 : offset));
        });
        admin.open("/administration/jobs/4712").says("line of read 1").says("line of read 3");
        Locator log = page.locator(".tr-log");
        assertThat((Boolean) log.evaluate("log => log.scrollHeight - log.scrollTop - log.clientHeight < 2"))
                .as("it shows what came last")
                .isTrue();
        log.evaluate("log => { log.scrollTop = 0; }");
        admin.says("line of read 11");
        assertThat((Number) log.evaluate("log => log.scrollTop")).isEqualTo(0);
        assertThat(log.innerText())
                .as("all of it is there once it has ended")
                .contains("line of read 5", "line of read 7", "line of read 9");
        assertThat(List.of(log.innerText().split("\n")).stream()
                        .filter("line of read 3"::equals)
                        .count())
                .as("nothing twice")
                .isEqualTo(30);
    }

    private static void json(Route route, String body) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(body));
    }

    @Test
    void aCollectionSaysHowFarItIsAndIsStoppedThere() {
        String job = """
                {"id":4713,"kind":"garbage-collection","state":"running","createdAt":"2026-11-20T10:00:00Z","requestedBy":"admin",
                "parameters":{},"figures":{},"progress":{"done":40,"total":100,"unit":"percent","step":"Removing layers"}}""";
        AtomicInteger stopped = new AtomicInteger();
        Page page = admin.page();
        page.route("**/api/v1/garbage-collection", route -> {
            var answer = route.fetch();
            String more = stopped.get() == 0 ? "{\"job\":4713," : "{";
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replaceFirst("\\{", more)));
        });
        page.route(
                "**/jobs?kind=garbage-collection*",
                route -> json(
                        route,
                        "{\"items\":[%s]}"
                                .formatted(stopped.get() == 0 ? job : job.replace("\"running\"", "\"cancelled\""))));
        page.route("**/jobs/4713/cancel", route -> {
            stopped.set(1);
            json(route, job);
        });
        admin.open("/administration/collection").says("Removing layers: 40%");
        assertThat(page.locator("main .tr-section progress").first().getAttribute("value"))
                .isEqualTo("40");
        admin.picture("collection-running").keepsNobodyOut();
        admin.press("Stop").says("It stops at the next safe point.").says("Run now");
        admin.page()
                .locator("main .tr-chip", new Page.LocatorOptions().setHasText("stopped"))
                .waitFor();
        assertThat(admin.complaints()).isEmpty();
    }
}
