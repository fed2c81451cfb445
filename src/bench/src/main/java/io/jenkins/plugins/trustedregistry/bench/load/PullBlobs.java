// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.Content;
import io.jenkins.plugins.trustedregistry.bench.client.Crowd;
import io.jenkins.plugins.trustedregistry.bench.client.LoadGenerators;
import io.jenkins.plugins.trustedregistry.bench.client.RegistryClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Blobs that were pushed before, and lie in the system's cache. */
final class PullBlobs implements Load {
    private static final String REPOSITORY = "bench/pull";
    private static final int SEED = -1;
    private static final int LARGE = 1_000_000;

    private final String name;
    private final int count;
    private final long size;
    private final int clients;
    private final double target;
    private List<Content> contents = List.of();

    PullBlobs(String name, int count, long size, int clients, double target) {
        this.name = name;
        this.count = count;
        this.size = size;
        this.clients = clients;
        this.target = target;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Unit unit() {
        return size >= LARGE ? Unit.MEGABYTES_PER_SECOND : Unit.PER_SECOND;
    }

    @Override
    public double target() {
        return target;
    }

    @Override
    public void prepare(Subject subject) throws Exception {
        if (contents.isEmpty()) {
            contents = IntStream.rangeClosed(1, count)
                    .mapToObj(i -> new Content(size, (long) SEED * i))
                    .toList();
        }
        subject.use(REPOSITORY);
        Crowd.run(clients, count, i -> subject.client().push(REPOSITORY, contents.get(i)));
    }

    @Override
    public void prepare(Subject subject, int round) throws Exception {
        subject.use(REPOSITORY);
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        List<String> paths = contents.stream()
                .map(content -> RegistryClient.blob(REPOSITORY, content.digest()))
                .toList();
        return size >= LARGE ? large(subject, paths) : small(subject, paths);
    }

    private double large(Subject subject, List<String> paths) {
        long nanos = LoadGenerators.pull(subject.client(), paths, clients);
        return Unit.megabytesPerSecond(count * size, nanos);
    }

    /** h2load has every client begin at the first: an eighth of the blobs is pulled, each by all eight. */
    private double small(Subject subject, List<String> paths) throws IOException {
        return LoadGenerators.get(subject.client(), paths, count, clients, Optional.empty());
    }
}
