// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.Content;
import io.jenkins.plugins.trustedregistry.bench.client.Crowd;
import java.util.List;
import java.util.stream.IntStream;

/** Blobs of one repository mounted into another. */
final class MountBlobs implements Load {
    private static final String FROM = "bench/mount/from";
    private static final String INTO = "bench/mount/into";
    private static final int CLIENTS = 8;

    private final int count;
    private final double target;
    private List<Content> contents = List.of();

    MountBlobs(int count, double target) {
        this.count = count;
        this.target = target;
    }

    @Override
    public String name() {
        return "mount, " + count + " by " + CLIENTS;
    }

    @Override
    public Unit unit() {
        return Unit.PER_SECOND;
    }

    @Override
    public double target() {
        return target;
    }

    @Override
    public void prepare(Subject subject) throws Exception {
        if (contents.isEmpty()) {
            contents = IntStream.range(0, count)
                    .mapToObj(i -> new Content(100, 5_000_000L + i))
                    .toList();
        }
        subject.use(FROM);
        Crowd.run(CLIENTS, count, i -> subject.client().push(FROM, contents.get(i)));
    }

    @Override
    public void prepare(Subject subject, int round) throws Exception {
        subject.use(FROM, INTO + round);
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        long nanos = Crowd.run(
                CLIENTS,
                count,
                i -> subject.client().mount(INTO + round, contents.get(i).digest(), FROM));
        return Unit.perSecond(count, nanos);
    }
}
