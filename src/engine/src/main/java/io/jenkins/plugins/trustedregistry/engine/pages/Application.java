// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The frame of the pages that manage the registry: the same for every address below {@code /ui/}, because the scripts in it show
 * what the address names, out of what the management API tells whoever is signed in. It says nothing itself that a stranger may
 * not know.
 */
final class Application {
    private final PageParts parts;
    private final List<String> modules = Modules.of("registry/start.js");
    private final Page page = Page.callingTheApi("application.html");

    Application(PageParts parts) {
        this.parts = parts;
    }

    Reply show(Call call) {
        String url = call.peer().baseUrl();
        return page.reply(
                Map.of("version", parts.version(), "docker", URI.create(url).getRawAuthority(), "modules", modules));
    }
}
