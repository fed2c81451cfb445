// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Paragraphs of {@code Name: value} fields, as in mail headers and Debian control files; lines that begin with white space go on
 * with the field before. Only the fields that are asked for are kept.
 */
public final class Paragraphs {
    private static final int LONGEST_VALUE = 64 * 1024;

    private final Lines lines;
    private final Set<String> wanted;

    /** @param wanted names of fields, in lower case */
    public Paragraphs(InputStream in, Set<String> wanted) {
        this.lines = new Lines(in);
        this.wanted = wanted;
    }

    /**
     * The fields of the next paragraph by their names in lower case, several of the same name joined by line feeds; null behind the
     * last. A paragraph without wanted fields is an empty map.
     */
    public @Nullable Map<String, String> next() throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        Map<String, String> fields = new HashMap<>();
        String current = "";
        for (; line != null && !line.isEmpty(); line = lines.next()) {
            if (Character.isWhitespace(line.charAt(0))) {
                add(fields, current, line.strip());
                continue;
            }
            int colon = line.indexOf(':');
            current = colon < 0
                    ? ""
                    : line.substring(0, colon).toLowerCase(Locale.ROOT).strip();
            if (colon >= 0) {
                add(fields, current, line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private void add(Map<String, String> fields, String name, String value) {
        if (!wanted.contains(name)) {
            return;
        }
        fields.merge(
                name, value, (old, more) -> old.length() + more.length() > LONGEST_VALUE ? old : old + "\n" + more);
    }
}
