// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.report;

import io.jenkins.plugins.trustedregistry.bench.registry.TrustedRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything that was measured, as a page. */
public final class Report {
    private final List<Sample> samples;
    private final Machine machine;

    private Report(List<Sample> samples, Machine machine) {
        this.samples = samples;
        this.machine = machine;
    }

    public static Report of(SampleFile file) throws IOException {
        return new Report(file.read(), Machine.here(Path.of(".")));
    }

    @Override
    public String toString() {
        List<String> registries = registries();
        Markdown markdown = new Markdown(registries);
        StringBuilder page = new StringBuilder();
        page.append("Machine: ").append(machine).append(".\n\n");
        versions()
                .forEach((registry, version) -> page.append("- ")
                        .append(registry)
                        .append(": ")
                        .append(version)
                        .append('\n'));
        for (String transport :
                samples.stream().map(Sample::transport).distinct().toList()) {
            List<Comparison> comparisons = Comparison.of(samples.stream()
                    .filter(sample -> sample.transport().equals(transport))
                    .toList());
            page.append("\n## ").append(transport).append(": speed\n\n").append(markdown.speed(comparisons));
            page.append("\n## ")
                    .append(transport)
                    .append(": peak memory, MiB\n\n")
                    .append(markdown.memory(comparisons));
        }
        String failures = failures();
        return failures.isEmpty() ? page.toString() : page + "\n## Failed\n\n" + failures;
    }

    /** Ours first. */
    private List<String> registries() {
        List<String> names = new ArrayList<>(
                samples.stream().map(Sample::registry).distinct().toList());
        names.sort(Comparator.comparing(name -> !name.equals(TrustedRegistry.NAME)));
        return names;
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        registries()
                .forEach(name -> samples.stream()
                        .filter(sample -> sample.registry().equals(name))
                        .forEach(sample -> versions.put(name, sample.version())));
        return versions;
    }

    private String failures() {
        return samples.stream()
                .filter(sample -> !sample.failure().isEmpty())
                .map(sample -> "- " + sample.transport() + ", " + sample.load() + ", " + sample.registry() + ": "
                        + sample.failure() + "\n")
                .distinct()
                .collect(Collectors.joining());
    }
}
