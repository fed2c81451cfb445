// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The groups of artifacts that are often met and whose archives do not tell theirs, because they were not built with Maven. The file
 * has a name a line, with a star at its end for all that begin so, and the group; the first that fits counts.
 */
final class KnownGroups {
    private static final Map<String, String> GROUPS = read();

    private KnownGroups() {}

    /** The group; empty when it is not known. */
    static String of(String artifact) {
        for (Map.Entry<String, String> known : GROUPS.entrySet()) {
            String name = known.getKey();
            if (name.endsWith("*")
                    ? artifact.startsWith(name.substring(0, name.length() - 1))
                    : artifact.equals(name)) {
                return known.getValue();
            }
        }
        return "";
    }

    private static Map<String, String> read() {
        Map<String, String> groups = new LinkedHashMap<>();
        try (InputStream in = KnownGroups.class.getResourceAsStream("known-groups.txt")) {
            if (in == null) {
                throw new IllegalStateException("The engine's jar has no list of known groups: build it again.");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(line -> line.split(" ", 2))
                    .forEach(parts -> groups.put(parts[0], parts[1].strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups;
    }
}
