// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.npm;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@code package.json}. Without a name or a version it is no package but a marker inside of one ({@code {"type":"module"}}). */
final class PackageJson {
    private static final int MOST_LICENCES = 20;

    private PackageJson() {}

    static Optional<PackageFacts> parse(byte[] content) throws IOException {
        JsonNode root = Json.read(content);
        String name = Json.text(root, "name").strip();
        String version = Json.text(root, "version").strip();
        if (name.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        int slash = name.startsWith("@") ? name.indexOf('/') : -1;
        String scope = slash < 0 ? "" : name.substring(0, slash);
        return Optional.of(PackageFacts.of("npm", scope, name.substring(slash + 1), plain(version))
                .withLicences(licences(root)));
    }

    /** npm itself reads {@code v1.2.3} and {@code =1.2.3} as 1.2.3. */
    private static String plain(String version) {
        int start = 0;
        while (start < version.length() - 1 && (version.charAt(start) == 'v' || version.charAt(start) == '=')) {
            start++;
        }
        return version.substring(start).strip();
    }

    /** {@code "license": "MIT"}, and the older {@code {"type": "MIT"}} and {@code "licenses": [...]}. */
    private static List<String> licences(JsonNode root) {
        List<String> licences = new ArrayList<>();
        add(licences, root.path("license"));
        JsonNode several = root.path("licenses");
        add(licences, several);
        if (several.isArray()) {
            several.forEach(each -> add(licences, each));
        }
        return licences;
    }

    private static void add(List<String> licences, JsonNode licence) {
        String word = licence.isTextual() ? licence.textValue() : Json.text(licence, "type");
        if (!word.isBlank() && word.length() <= 256 && licences.size() < MOST_LICENCES) {
            licences.add(word.strip());
        }
    }
}
