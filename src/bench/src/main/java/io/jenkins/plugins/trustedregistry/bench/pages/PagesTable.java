// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The median of each figure over all rounds, as a table of Markdown; milliseconds. */
final class PagesTable {
    private static final String HEAD = """
            | what is shown | first rows | all rows | not listening | frame while scrolling | slowest | blank of 120 | sorted | filtered |
            |---|---|---|---|---|---|---|---|---|
            """;

    private final Map<String, List<double[]>> rows = new LinkedHashMap<>();

    void add(String name, Visit visit, Scrolling scrolling, double sorted, double filtered) {
        add(
                name,
                visit.first(),
                visit.all(),
                visit.blocked(),
                scrolling.median(),
                scrolling.slowest(),
                scrolling.blank(),
                sorted,
                filtered);
    }

    void add(String name, PlainPage.Seen seen) {
        add(
                name,
                seen.loaded(),
                seen.loaded(),
                Double.NaN,
                seen.scrolling().median(),
                seen.scrolling().slowest(),
                seen.scrolling().blank(),
                Double.NaN,
                Double.NaN);
    }

    private void add(String name, double... figures) {
        rows.computeIfAbsent(name, ignored -> new ArrayList<>()).add(figures);
    }

    @Override
    public String toString() {
        return rows.entrySet().stream()
                .map(row -> "| " + row.getKey() + " | " + cells(row.getValue()) + " |")
                .collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String cells(List<double[]> rounds) {
        return Stream.iterate(0, i -> i + 1)
                .limit(rounds.get(0).length)
                .map(i -> cell(median(rounds, i)))
                .collect(Collectors.joining(" | "));
    }

    private static double median(List<double[]> rounds, int figure) {
        double[] sorted =
                rounds.stream().mapToDouble(each -> each[figure]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String cell(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
