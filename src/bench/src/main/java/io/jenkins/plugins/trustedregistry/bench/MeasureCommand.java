// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench;

import io.jenkins.plugins.trustedregistry.bench.load.Load;
import io.jenkins.plugins.trustedregistry.bench.load.Loads;
import io.jenkins.plugins.trustedregistry.bench.load.Scale;
import io.jenkins.plugins.trustedregistry.bench.registry.BenchedRegistry;
import io.jenkins.plugins.trustedregistry.bench.registry.Distribution;
import io.jenkins.plugins.trustedregistry.bench.registry.SharedCertificate;
import io.jenkins.plugins.trustedregistry.bench.registry.TrustedRegistry;
import io.jenkins.plugins.trustedregistry.bench.report.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs loads against all registries in turn, and writes every figure down. */
@Command(
        name = "measure",
        description = {
            "Run the loads: ours, peer, ours, peer and so on, and add every figure to a file.",
            "The first rounds warm up and do not count."
        })
final class MeasureCommand implements Callable<Integer> {

    @Option(names = "--jar", required = true, paramLabel = "FILE", description = "The server's jar.")
    private Path jar;

    @Option(
            names = "--peer",
            paramLabel = "NAME=PROGRAM",
            description = "A CNCF Distribution to measure against; may be repeated.")
    private final Map<String, Path> peers = new LinkedHashMap<>();

    @Option(
            names = "--work",
            required = true,
            paramLabel = "DIR",
            description = "An empty folder for all data, on the disk to measure.")
    private Path work;

    @Option(names = "--samples", required = true, paramLabel = "FILE", description = "Where the figures are added.")
    private Path samples;

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds count. Default: 3.")
    private int rounds = 3;

    @Option(names = "--warm-up", paramLabel = "N", description = "How many rounds come first. Default: 1.")
    private int warmUps = 1;

    @Option(names = "--tls", description = "Measure over TLS instead of plain HTTP.")
    private boolean tls;

    @Option(names = "--small", description = "Small numbers, to see that everything works.")
    private boolean small;

    @Option(names = "--short", description = "Smaller numbers, to compare two states of the code.")
    private boolean shorter;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only loads in whose names this is found.")
    private String only = "";

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "One more option for our Java, for instance of a profiler.")
    private List<String> javaOptions = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Load> loads = Loads.all(small ? Scale.SMALL : shorter ? Scale.SHORT : Scale.FULL).stream()
                .filter(load -> only.isEmpty() || load.name().matches(".*(?:" + only + ").*"))
                .toList();
        Files.createDirectories(work);
        try (Rounds measurement =
                new Rounds(registries(), tls ? "TLS" : "Plain HTTP", warmUps, rounds, new SampleFile(samples))) {
            measurement.start();
            for (Load load : loads) {
                measurement.run(load);
            }
            return measurement.failures() == 0 ? 0 : 1;
        }
    }

    private List<BenchedRegistry> registries() throws IOException, InterruptedException {
        List<BenchedRegistry> all = new ArrayList<>();
        TrustedRegistry ours = new TrustedRegistry(jar, work.resolve(TrustedRegistry.NAME), tls, javaOptions);
        all.add(ours);
        Optional<SharedCertificate> certificate = Optional.empty();
        if (tls) {
            ours.start(); // makes the certificate
            certificate = Optional.of(ours.certificate());
            ours.stop();
        }
        for (Map.Entry<String, Path> peer : peers.entrySet()) {
            all.add(new Distribution(peer.getKey(), peer.getValue(), work.resolve(peer.getKey()), certificate));
        }
        return all;
    }
}
