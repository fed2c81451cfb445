// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundDownload;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundGet;
import io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the document that the settings name, at most once an hour; after a failure sooner. */
public final class ReleaseFeed implements ReleaseNews {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEPT_AFTER_FAILURE = Duration.ofMinutes(1);
    private static final int LARGEST = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<Settings> settings;
    private final InstantSource clock;
    private String asked = "";
    private News known = NONE.latest();

    public ReleaseFeed(Supplier<Settings> settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized News latest() {
        Settings now = settings.get();
        String feed = now.releases().feed();
        if (feed.isEmpty()) {
            return NONE.latest();
        }
        if (!feed.equals(asked) || isOver()) {
            known = ask(URI.create(feed), now);
            asked = feed;
        }
        return known;
    }

    private boolean isOver() {
        Duration keep = known.problem().isPresent() ? KEPT_AFTER_FAILURE : KEPT;
        Instant now = clock.instant();
        return known.checkedAt()
                .filter(then -> !then.isAfter(now) && then.plus(keep).isAfter(now))
                .isEmpty();
    }

    private News ask(URI feed, Settings settings) {
        Optional<Instant> when = Optional.of(clock.instant());
        try {
            return new News(feed.toString(), Optional.of(read(feed, settings)), when, Optional.empty());
        } catch (IOException e) {
            return new News(
                    feed.toString(),
                    Optional.empty(),
                    when,
                    Optional.of("The feed of releases could not be read. " + e.getMessage()));
        }
    }

    private static Release read(URI feed, Settings settings) throws IOException {
        String host = feed.getHost().startsWith("[")
                ? feed.getHost().substring(1, feed.getHost().length() - 1)
                : feed.getHost();
        TargetRules rules = new TargetRules(feed.getScheme().equals("http"), List.of(host));
        try (OutboundClient client = new OutboundClient(
                        rules, NameService.SYSTEM, settings.proxy().proxy());
                OutboundDownload answer = client.get(
                        new OutboundGet(feed, Trust.USUAL, Map.of("Accept", "application/json"), PATIENCE))) {
            if (answer.status() != 200) {
                throw new IOException("The server " + host + " answered with status " + answer.status() + ".");
            }
            byte[] content = answer.body().readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IOException("The document is larger than a megabyte: that is no feed of releases.");
            }
            return release(content);
        }
    }

    private static Release release(byte[] content) throws IOException {
        JsonNode document;
        try {
            document = JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IOException("The document is not well-formed JSON.", e);
        }
        String version = first(document, "version", "tag_name").replaceFirst("^v(?=[0-9])", "");
        if (version.isEmpty() || version.length() > 100) {
            throw new IOException("The document names no version: it needs \"version\" (or \"tag_name\").");
        }
        String page = first(document, "page", "html_url");
        return new Release(Shown.of(version), page.matches("https?://[^\\s\"<>]{1,1000}") ? page : "");
    }

    private static String first(JsonNode document, String key, String other) {
        String text = document.path(key).asText("");
        return text.isEmpty() ? document.path(other).asText("") : text;
    }
}
