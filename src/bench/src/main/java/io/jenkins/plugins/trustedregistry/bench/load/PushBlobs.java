// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.Content;
import io.jenkins.plugins.trustedregistry.bench.client.Crowd;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Blobs that nobody has pushed before, each by start, stream, finish. */
final class PushBlobs implements Load {
    private static final String REPOSITORY = "bench/push";

    private final String name;
    private final int count;
    private final long size;
    private final int clients;
    private final double target;
    private final Map<Integer, List<Content>> contents = new ConcurrentHashMap<>();

    PushBlobs(String name, int count, long size, int clients, double target) {
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
        return size >= 1_000_000 ? Unit.MEGABYTES_PER_SECOND : Unit.PER_SECOND;
    }

    @Override
    public double target() {
        return target;
    }

    @Override
    public void prepare(Subject subject, int round) throws Exception {
        subject.use(REPOSITORY);
        contents.keySet().removeIf(other -> other != round);
        contents.computeIfAbsent(
                round,
                number -> IntStream.range(0, count)
                        .mapToObj(i -> new Content(size, 1_000_000L * number + i))
                        .toList());
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        List<Content> blobs = contents.get(round);
        long nanos = Crowd.run(clients, count, i -> subject.client().push(REPOSITORY, blobs.get(i)));
        return unit() == Unit.PER_SECOND ? Unit.perSecond(count, nanos) : Unit.megabytesPerSecond(count * size, nanos);
    }
}
