// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseFeedTest {
    private final AtomicReference<String> document = new AtomicReference<>("{}");
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T10:00:00Z"));
    private HttpServer server;
    private ReleaseFeed feed;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/latest.json", exchange -> {
            asked.incrementAndGet();
            byte[] content = document.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/latest.json";
        Settings settings = SettingsFile.read(
                "test",
                "unclassified: {trustedRegistry: {releases: {feed: '" + address + "'}}}",
                UnaryOperator.identity());
        feed = new ReleaseFeed(() -> settings, now::get);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsItsOwnWordsAndThoseOfOthers() {
        document.set("{\"version\":\"1.2\",\"page\":\"https://example.com/1.2\"}");
        assertThat(feed.latest().release()).contains(new ReleaseNews.Release("1.2", "https://example.com/1.2"));

        document.set("{\"tag_name\":\"v1.3\",\"html_url\":\"javascript:alert(1)\"}");
        now.set(now.get().plus(Duration.ofHours(2)));
        assertThat(feed.latest().release()).contains(new ReleaseNews.Release("1.3", ""));
    }

    @Test
    void asksAtMostOnceAnHour() {
        document.set("{\"version\":\"1.2\"}");
        feed.latest();
        now.set(now.get().plus(Duration.ofMinutes(59)));
        feed.latest();
        assertThat(asked).hasValue(1);
        now.set(now.get().plus(Duration.ofMinutes(2)));
        feed.latest();
        assertThat(asked).hasValue(2);
    }

    @Test
    void saysWhyItDoesNotKnow() {
        document.set("<html>");
        assertThat(feed.latest().problem())
                .contains("The feed of releases could not be read. The document is not well-formed JSON.");
        document.set("{}");
        now.set(now.get().plus(Duration.ofMinutes(2)));
        assertThat(feed.latest().problem().orElse("")).contains("names no version");
        server.stop(0);
        now.set(now.get().plus(Duration.ofMinutes(2)));
        assertThat(feed.latest().problem().orElse("")).contains("could not be made");
    }

    @Test
    void nobodyIsAskedWithoutAnAddress() {
        assertThat(new ReleaseFeed(() -> Settings.DEFAULTS, now::get).latest()).isEqualTo(ReleaseNews.NONE.latest());
    }

    @Test
    void ordersVersionsAsTheyAreNumbered() {
        assertThat(Versions.isNewer("1.10", "1.9")).isTrue();
        assertThat(Versions.isNewer("1.0", "1.0-SNAPSHOT")).isTrue();
        assertThat(Versions.isNewer("1.0", "1.0")).isFalse();
        assertThat(Versions.isNewer("0.9", "1.0")).isFalse();
    }
}
