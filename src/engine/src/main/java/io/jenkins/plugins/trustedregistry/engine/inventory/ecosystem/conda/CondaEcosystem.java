// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.conda;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Json;
import java.io.IOException;
import java.util.List;

/** Reads the record that Conda keeps of each package of an environment. */
public final class CondaEcosystem implements Ecosystem {
    private static final int LARGEST = 16 << 20;

    @Override
    public String name() {
        return "conda";
    }

    @Override
    public boolean wants(Entry entry) {
        String path = entry.path();
        return path.endsWith(".json") && ("/" + path).contains("/conda-meta/");
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        JsonNode root = Json.read(content.array(LARGEST));
        String name = Json.text(root, "name");
        String version = Json.text(root, "version");
        String licence = Json.text(root, "license");
        if (!name.isEmpty() && !version.isEmpty()) {
            findings.found(PackageFacts.of("conda", "", name, version)
                    .with("build", Json.text(root, "build"))
                    .with("subdir", Json.text(root, "subdir"))
                    .withLicences(licence.isEmpty() ? List.of() : List.of(licence)));
        }
    }
}
