// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.report;

import io.jenkins.plugins.trustedregistry.bench.load.Unit;
import io.jenkins.plugins.trustedregistry.bench.registry.TrustedRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all registries reached under one load. */
record Comparison(String load, Unit unit, double target, Map<String, List<Sample>> byRegistry) {

    /** In the order in which the loads were measured first. */
    static List<Comparison> of(List<Sample> samples) {
        Map<String, List<Sample>> byLoad = new LinkedHashMap<>();
        samples.forEach(sample -> byLoad.computeIfAbsent(sample.load(), ignored -> new ArrayList<>())
                .add(sample));
        return byLoad.values().stream().map(Comparison::ofOne).toList();
    }

    private static Comparison ofOne(List<Sample> samples) {
        Map<String, List<Sample>> byRegistry = new LinkedHashMap<>();
        samples.forEach(sample -> byRegistry
                .computeIfAbsent(sample.registry(), ignored -> new ArrayList<>())
                .add(sample));
        Sample any = samples.get(samples.size() - 1);
        return new Comparison(any.load(), any.unit(), any.target(), byRegistry);
    }

    Series series(String registry) {
        return new Series(counted(registry).stream().map(Sample::value).toList());
    }

    private List<Sample> counted(String registry) {
        return byRegistry.getOrDefault(registry, List.of()).stream()
                .filter(Sample::counts)
                .toList();
    }

    Optional<String> failure(String registry) {
        return byRegistry.getOrDefault(registry, List.of()).stream()
                .map(Sample::failure)
                .filter(failure -> !failure.isEmpty())
                .findFirst();
    }

    /** The peer with the better median. */
    Optional<String> fastestPeer() {
        return byRegistry.keySet().stream()
                .filter(registry -> !registry.equals(TrustedRegistry.NAME))
                .filter(registry -> !series(registry).isEmpty())
                .max((one, other) -> Double.compare(
                        unit.timesAsGood(series(one).median(), series(other).median()), 1));
    }

    /** How many times as good ours is as the faster peer, round by round. */
    Series ratios() {
        return fastestPeer().map(this::ratios).orElseGet(() -> new Series(List.of()));
    }

    private Series ratios(String peer) {
        List<Double> ratios = new ArrayList<>();
        for (Sample ours : counted(TrustedRegistry.NAME)) {
            counted(peer).stream()
                    .filter(theirs -> theirs.round() == ours.round())
                    .map(theirs -> unit.timesAsGood(ours.value(), theirs.value()))
                    .forEach(ratios::add);
        }
        return new Series(ratios);
    }

    /** The most memory in any round, also the one that does not count for speed. */
    long resident(String registry) {
        return byRegistry.getOrDefault(registry, List.of()).stream()
                .mapToLong(Sample::resident)
                .max()
                .orElse(0);
    }

    long heap(String registry) {
        return byRegistry.getOrDefault(registry, List.of()).stream()
                .mapToLong(Sample::heap)
                .max()
                .orElse(0);
    }
}
