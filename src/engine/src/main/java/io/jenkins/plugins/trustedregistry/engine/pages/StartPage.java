// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.health.Health;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody sees who opens the registry's address: what this is, how it is, and the lines to log in, push and trust it, with the
 * address by which they came. A browser gets HTML; curl and the like get the same as text.
 */
final class StartPage {
    private final PageParts parts;
    private final Page html = Page.html("start.html");
    private final Page text = Page.plainText("start.txt");

    StartPage(PageParts parts) {
        this.parts = parts;
    }

    Reply show(Call call) {
        Page page = wantsHtml(call) ? html : text;
        return page.reply(values(call.peer().baseUrl())).with("Vary", "Accept");
    }

    private Map<String, Object> values(String url) {
        Health.Report health = parts.health().report();
        boolean tls = url.startsWith("https:");
        boolean ownAuthority = tls && parts.ownAuthority().getAsBoolean();
        Map<String, Object> values = new HashMap<>();
        values.put("version", parts.version());
        values.put("healthy", health.isHealthy());
        values.put(
                "problems",
                health.parts().stream()
                        .flatMap(part -> part.problem().map(problem -> part.name() + " " + problem).stream())
                        .collect(Collectors.joining("; ")));
        values.put("url", url);
        values.put("docker", URI.create(url).getRawAuthority());
        values.put("plain", !tls);
        values.put("ownAuthority", ownAuthority);
        values.put("otherAuthority", tls && !ownAuthority);
        return values;
    }

    /** Whether HTML is among what the client names itself; a star does not count, for curl sends nothing else. */
    private static boolean wantsHtml(Call call) {
        return call.headers().all("Accept").stream()
                .flatMap(header -> Arrays.stream(header.toLowerCase(Locale.ROOT).split(",")))
                .map(each -> each.split(";", 2)[0].strip())
                .anyMatch(type -> type.equals("text/html") || type.equals("application/xhtml+xml"));
    }
}
