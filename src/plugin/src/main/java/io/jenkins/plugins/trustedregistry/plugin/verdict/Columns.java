// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import java.util.ArrayList;
import java.util.List;

/** A table for a log: columns as wide as their widest cell. */
final class Columns {
    private static final int WIDEST = 60;

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... head) {
        this.head = List.of(head);
    }

    void add(String... cells) {
        rows.add(List.of(cells).stream().map(Columns::clean).toList());
    }

    /** Nothing that a scanned image says may move the cursor of who reads the log. */
    private static String clean(String cell) {
        String plain = cell.replaceAll("\\p{Cntrl}", " ").strip();
        String shown = plain.isEmpty() ? "-" : plain;
        return shown.length() > WIDEST ? shown.substring(0, WIDEST - 3) + "..." : shown;
    }

    /** The first rows; none without any. */
    List<String> lines(int most) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<List<String>> shown = new ArrayList<>(List.of(head));
        shown.addAll(rows.subList(0, Math.min(most, rows.size())));
        List<String> lines =
                new ArrayList<>(shown.stream().map(row -> line(row, shown)).toList());
        if (rows.size() > most) {
            lines.add("  ... and " + (rows.size() - most) + " more");
        }
        return lines;
    }

    private static String line(List<String> row, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = all.stream()
                    .mapToInt(each -> each.get(column).length())
                    .max()
                    .orElse(0);
            line.append("  ")
                    .append(row.get(i))
                    .append(" ".repeat(width - row.get(i).length()));
        }
        return line.toString().stripTrailing();
    }
}
