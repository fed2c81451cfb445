// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import io.jenkins.plugins.trustedregistry.engine.advisories.store.Sources;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.AdvisorySettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a source is fetched from. */
record Feed(String source, URI address) {

    /** Of the settings, each source once. */
    static List<Feed> of(AdvisorySettings settings) {
        Map<String, Feed> feeds = new LinkedHashMap<>();
        for (String each : settings.ecosystems()) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            URI address = equals < 0 ? archive(settings.mirror(), name) : URI.create(each.substring(equals + 1));
            feeds.putIfAbsent(name, new Feed(name, address));
        }
        if (!settings.kev().isEmpty()) {
            feeds.put(Sources.KEV, new Feed(Sources.KEV, URI.create(settings.kev())));
        }
        if (!settings.epss().isEmpty()) {
            feeds.put(Sources.EPSS, new Feed(Sources.EPSS, URI.create(settings.epss())));
        }
        return List.copyOf(feeds.values());
    }

    private static URI archive(String mirror, String ecosystem) {
        String base = mirror.endsWith("/") ? mirror : mirror + "/";
        String name = URLEncoder.encode(ecosystem, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(base + name + "/all.zip");
    }
}
