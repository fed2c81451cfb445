// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.report;

import io.jenkins.plugins.trustedregistry.bench.registry.TrustedRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** The tables: speed with ratios, and memory. */
final class Markdown {
    private static final double MEBI = 1024 * 1024;

    private final List<String> registries;

    Markdown(List<String> registries) {
        this.registries = registries;
    }

    String speed(List<Comparison> comparisons) {
        List<String> head = new ArrayList<>(List.of("load", "unit"));
        head.addAll(registries);
        head.addAll(List.of("ratio", "target", "reached"));
        return table(head, comparisons.stream().map(this::speedLine).toList());
    }

    private List<String> speedLine(Comparison comparison) {
        List<String> line =
                new ArrayList<>(List.of(comparison.load(), comparison.unit().toString()));
        registries.forEach(registry -> line.add(figure(comparison, registry)));
        Series ratios = comparison.ratios();
        boolean aimed = comparison.target() > 0;
        line.add(ratios.isEmpty() ? "-" : "%s (%s)".formatted(ratio(ratios.median()), spread(ratios, Markdown::ratio)));
        line.add(aimed ? ratio(comparison.target()) : "-");
        line.add(aimed && !ratios.isEmpty() ? (ratios.median() >= comparison.target() ? "yes" : "**no**") : "-");
        return line;
    }

    private static String figure(Comparison comparison, String registry) {
        Series series = comparison.series(registry);
        Optional<String> failure = comparison.failure(registry);
        if (series.isEmpty()) {
            return failure.isPresent() ? "failed" : "-";
        }
        return "%s (%s)".formatted(number(series.median()), spread(series, Markdown::number));
    }

    private static String spread(Series series, DoubleFunction<String> format) {
        return format.apply(series.least()) + "-" + format.apply(series.most());
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    private static String number(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    String memory(List<Comparison> comparisons) {
        List<String> head = new ArrayList<>(List.of("load"));
        registries.forEach(registry -> head.add(registry + " resident"));
        head.add("ours heap");
        return table(head, comparisons.stream().map(this::memoryLine).toList());
    }

    private List<String> memoryLine(Comparison comparison) {
        List<String> line = new ArrayList<>(List.of(comparison.load()));
        registries.forEach(registry -> line.add(megabytes(comparison.resident(registry))));
        line.add(megabytes(comparison.heap(TrustedRegistry.NAME)));
        return line;
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.0f", bytes / MEBI);
    }

    private static String table(List<String> head, List<List<String>> lines) {
        String rule = "|" + "---|".repeat(head.size()) + "\n";
        return line(head) + rule + lines.stream().map(Markdown::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
