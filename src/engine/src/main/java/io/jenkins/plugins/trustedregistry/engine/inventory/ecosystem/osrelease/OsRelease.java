// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.osrelease;

import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The format of {@code os-release(5)}: shell assignments, quoted or not. */
final class OsRelease {
    private static final int LONGEST = 256;

    private OsRelease() {}

    static Distribution parse(String text) {
        Map<String, String> fields = new HashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && line.charAt(0) != '#') {
                fields.put(
                        line.substring(0, equals).strip(),
                        value(line.substring(equals + 1).strip()));
            }
        });
        String like = fields.getOrDefault("ID_LIKE", "").toLowerCase(Locale.ROOT);
        return new Distribution(
                fields.getOrDefault("ID", "linux").toLowerCase(Locale.ROOT),
                fields.getOrDefault("VERSION_ID", ""),
                fields.getOrDefault("VERSION", ""),
                fields.getOrDefault("VERSION_CODENAME", ""),
                like.isBlank() ? List.of() : List.of(like.strip().split("\\s+")),
                fields.getOrDefault("PRETTY_NAME", ""),
                fields.getOrDefault("CPE_NAME", ""));
    }

    private static String value(String raw) {
        StringBuilder value = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < raw.length() && value.length() < LONGEST; i++) {
            char c = raw.charAt(i);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && i + 1 < raw.length()) {
                value.append(raw.charAt(++i));
            } else {
                value.append(c);
            }
        }
        return value.toString().strip();
    }
}
