// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.bitnami;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Json;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the SPDX documents that Bitnami puts beside what it builds: {@code /opt/bitnami/nginx/.spdx-nginx.spdx}. Only what they name as
 * Bitnami's own is taken, since other packages in them are found where they are.
 */
public final class BitnamiEcosystem implements Ecosystem {
    private static final int LARGEST = 16 << 20;
    private static final String FOLDER = "opt/bitnami/";
    private static final Pattern URL = Pattern.compile("pkg:bitnami/([A-Za-z0-9._-]+)@([A-Za-z0-9.+_~-]+)(?:[?#].*)?");

    @Override
    public String name() {
        return "bitnami";
    }

    @Override
    public boolean wants(Entry entry) {
        return entry.path().startsWith(FOLDER)
                && entry.name().startsWith(".spdx-")
                && entry.name().endsWith(".spdx");
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        for (JsonNode each : Json.read(content.array(LARGEST)).path("packages")) {
            for (JsonNode reference : each.path("externalRefs")) {
                Matcher url = URL.matcher(Json.text(reference, "referenceLocator"));
                if (Json.text(reference, "referenceType").equals("purl") && url.matches()) {
                    findings.found(PackageFacts.of("bitnami", "", url.group(1), url.group(2))
                            .withLicences(licences(each)));
                }
            }
        }
    }

    private static List<String> licences(JsonNode described) {
        String licence = Json.text(described, "licenseDeclared");
        boolean says = !licence.isEmpty() && !licence.equals("NOASSERTION") && !licence.equals("NONE");
        return says && licence.length() <= 256 ? List.of(licence) : List.of();
    }
}
