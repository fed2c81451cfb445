// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The main section of a manifest (JAR File Specification): lines of at most 72 bytes, which go on behind a space. */
record ManifestFields(Map<String, String> fields) {
    static final ManifestFields NONE = new ManifestFields(Map.of());

    private static final int LONGEST = 4096;

    ManifestFields {
        fields = Map.copyOf(fields);
    }

    static ManifestFields parse(byte[] content) throws IOException {
        Map<String, StringBuilder> fields = new HashMap<>();
        StringBuilder current = new StringBuilder();
        Lines lines = new Lines(new ByteArrayInputStream(content));
        for (String line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            if (line.charAt(0) == ' ') {
                if (current.length() < LONGEST) {
                    current.append(line, 1, Math.min(line.length(), LONGEST));
                }
            } else if (colon > 0) {
                current = new StringBuilder(line.substring(colon + 1, Math.min(line.length(), colon + LONGEST))
                        .stripLeading());
                fields.put(line.substring(0, colon).toLowerCase(Locale.ROOT), current);
            }
        }
        Map<String, String> values = new HashMap<>();
        fields.forEach((name, value) -> values.put(name, value.toString().strip()));
        return new ManifestFields(values);
    }

    /** The value of the first of these fields that has one; directives behind a semicolon are left out. */
    String first(String... names) {
        for (String name : names) {
            String value = fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
            int semicolon = value.indexOf(';');
            String plain = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
            if (!plain.isEmpty() && !plain.contains("${")) {
                return plain;
            }
        }
        return "";
    }
}
