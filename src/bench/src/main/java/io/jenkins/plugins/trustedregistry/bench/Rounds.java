// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench;

import io.jenkins.plugins.trustedregistry.bench.load.Load;
import io.jenkins.plugins.trustedregistry.bench.load.Subject;
import io.jenkins.plugins.trustedregistry.bench.registry.BenchedRegistry;
import io.jenkins.plugins.trustedregistry.bench.registry.Command;
import io.jenkins.plugins.trustedregistry.bench.registry.ResidentMemory;
import io.jenkins.plugins.trustedregistry.bench.report.Sample;
import io.jenkins.plugins.trustedregistry.bench.report.SampleFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Alternating rounds: every registry does the same once, then all do it again, so that whatever else the machine does meanwhile
 * falls on all of them alike. What is dirty in the system's cache is written out before the clock starts.
 */
final class Rounds implements AutoCloseable {
    private final List<BenchedRegistry> registries;
    private final String transport;
    private final int warmUps;
    private final int count;
    private final SampleFile file;
    private final List<Subject> subjects = new ArrayList<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private int failures;

    /** @param warmUps rounds that come first and do not count */
    Rounds(List<BenchedRegistry> registries, String transport, int warmUps, int count, SampleFile file) {
        this.registries = registries;
        this.transport = transport;
        this.warmUps = warmUps;
        this.count = count;
        this.file = file;
    }

    void start() throws IOException, InterruptedException {
        for (BenchedRegistry registry : registries) {
            registry.start();
            subjects.add(Subject.of(registry));
            versions.put(registry.name(), registry.version());
        }
    }

    int failures() {
        return failures;
    }

    /** Runs all rounds of a load. A registry that fails at it is left out from there on. */
    void run(Load load) throws IOException, InterruptedException {
        List<Subject> able = subjects.stream()
                .filter(subject -> attempt(load, subject, 0, () -> load.prepare(subject)))
                .toList();
        for (int round = 0; round < warmUps + count; round++) {
            int number = round;
            able = able.stream()
                    .filter(subject -> attempt(load, subject, number, () -> measure(load, subject, number)))
                    .toList();
        }
    }

    private void measure(Load load, Subject subject, int round) throws Exception {
        load.prepare(subject, round);
        Command.run(List.of("sync"));
        ResidentMemory.reset(subject.registry().process());
        subject.registry().peakHeap();
        double value = load.measure(subject, round);
        long heap = subject.registry().peakHeap().orElse(0L);
        record(
                load,
                subject,
                round,
                value,
                ResidentMemory.peak(subject.registry().process()),
                heap,
                "");
    }

    private void record(Load load, Subject subject, int round, double value, long resident, long heap, String failure)
            throws IOException {
        int counted = Math.max(0, round - warmUps + 1);
        String name = subject.registry().name();
        System.out.printf(
                Locale.ROOT,
                "%-10s %-36s round %d  %-18s %10.2f %s %s%n",
                transport,
                load.name(),
                counted,
                name,
                value,
                load.unit(),
                failure);
        String version = versions.getOrDefault(name, "");
        file.add(new Sample(
                transport,
                load.name(),
                load.unit(),
                load.target(),
                counted,
                name,
                version,
                value,
                resident,
                heap,
                failure));
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private boolean attempt(Load load, Subject subject, int round, Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (Exception e) { // a load may fail in any way; the others go on
            failures++;
            try {
                record(load, subject, Math.max(warmUps, round), 0, 0, 0, String.valueOf(e.getMessage()));
            } catch (IOException unwritten) {
                e.addSuppressed(unwritten);
                throw new IllegalStateException("The figures can't be written down", e);
            }
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (BenchedRegistry registry : registries) {
            registry.close();
        }
    }
}
