// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How values of the API's JSON look in a table: short, and harmless to a terminal whatever somebody wrote into them. */
public final class CellText {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private CellText() {}

    /** A key as a heading: {@code createOnPush} becomes {@code CREATE ON PUSH}. */
    public static String heading(String key) {
        return key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toUpperCase(Locale.ROOT);
    }

    public static String of(String key, JsonNode value) {
        if (value.isArray()) {
            List<String> all = new ArrayList<>();
            value.forEach(each -> all.add(single(key, each)));
            return String.join(", ", all);
        }
        return single(key, value);
    }

    private static String single(String key, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        if (value.isIntegralNumber() && key.toLowerCase(Locale.ROOT).endsWith("size")) {
            return size(value.longValue());
        }
        if (value.isTextual()) {
            return key.endsWith("At") || key.equals("time") ? time(value.textValue()) : harmless(value.textValue());
        }
        return value.isNull() || value.isMissingNode() ? "" : harmless(value.toString());
    }

    /** To the second. */
    private static String time(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeParseException e) {
            return harmless(text);
        }
    }

    /** In the largest unit that leaves at least one, with one digit behind the point. */
    public static String size(long bytes) {
        double shown = bytes;
        int unit = 0;
        while (shown >= 1024 && unit < UNITS.length - 1) {
            shown /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", shown, UNITS[unit]);
    }

    /** Without characters that move the cursor or hide text; a line break becomes a space. */
    private static String harmless(String text) {
        return text.codePoints()
                .map(c -> c == '\n' || c == '\t' ? ' ' : c)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
