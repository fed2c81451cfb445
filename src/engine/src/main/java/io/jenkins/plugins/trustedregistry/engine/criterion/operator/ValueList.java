// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Values with commas between them; one that holds a comma or a quotation mark, or is empty, stands in quotation marks. */
final class ValueList {
    private ValueList() {}

    static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\' && i + 1 < text.length()) {
                value.append(text.charAt(++i));
            } else if (c == '"' && (quoted || value.toString().isBlank())) {
                quoted = !quoted;
                wasQuoted = true;
                if (quoted) {
                    value.setLength(0);
                }
            } else if (c == ',' && !quoted) {
                add(values, value, wasQuoted);
                wasQuoted = false;
            } else if (quoted || !wasQuoted || !Character.isWhitespace(c)) {
                value.append(c);
            }
        }
        if (quoted) {
            throw InvalidCriterion.because("A quotation mark is missing at the end of '" + text + "'.");
        }
        add(values, value, wasQuoted);
        return values;
    }

    private static void add(List<String> values, StringBuilder value, boolean quoted) {
        String text = quoted ? value.toString() : value.toString().strip();
        value.setLength(0);
        if (text.isEmpty() && !quoted) {
            throw InvalidCriterion.because("A value is missing: write them with commas between, none empty.");
        }
        values.add(text);
    }

    static String join(List<String> values) {
        return values.stream().map(ValueList::write).collect(Collectors.joining(", "));
    }

    static String write(String value) {
        boolean plain =
                !value.isEmpty() && value.equals(value.strip()) && value.indexOf(',') < 0 && value.indexOf('"') < 0;
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
