// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.php;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what Composer says it installed: an object with {@code packages} (Composer 2), or the list alone (Composer 1). */
public final class PhpEcosystem implements Ecosystem {
    private static final int LARGEST = 16 << 20;

    @Override
    public String name() {
        return "composer";
    }

    @Override
    public boolean wants(Entry entry) {
        return entry.isAt("composer/installed.json");
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        JsonNode root = Json.read(content.array(LARGEST));
        for (JsonNode each : root.isArray() ? root : root.path("packages")) {
            String name = Json.text(each, "name");
            String version = Json.text(each, "version");
            if (!name.isEmpty() && !version.isEmpty()) {
                int slash = name.indexOf('/');
                findings.found(PackageFacts.of(
                                "composer",
                                slash < 0 ? "" : name.substring(0, slash),
                                name.substring(slash + 1),
                                version.startsWith("v") ? version.substring(1) : version)
                        .withLicences(licences(each.path("license"))));
            }
        }
    }

    private static List<String> licences(JsonNode node) {
        List<String> licences = new ArrayList<>();
        if (node.isTextual()) {
            licences.add(node.textValue());
        }
        node.forEach(each -> {
            if (each.isTextual() && licences.size() < 20) {
                licences.add(each.textValue());
            }
        });
        return licences;
    }
}
