// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.Crowd;

/** Manifests of eight layers that are there already, each under a tag of its own. */
final class PushManifests implements Load {
    private static final String REPOSITORY = "bench/tagging";
    private static final int CLIENTS = 8;

    private final int count;
    private final double target;
    private final TestImage image = TestImage.of(9, 8);

    PushManifests(int count, double target) {
        this.count = count;
        this.target = target;
    }

    @Override
    public String name() {
        return "manifest PUT, " + count + " tags by " + CLIENTS;
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
        subject.use(REPOSITORY);
        image.pushBlobs(subject.client(), REPOSITORY);
    }

    @Override
    public void prepare(Subject subject, int round) throws Exception {
        subject.use(REPOSITORY);
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        byte[] manifest = image.manifest();
        long nanos = Crowd.run(
                CLIENTS, count, i -> subject.client().putManifest(REPOSITORY, "r" + round + "-" + i, manifest));
        return Unit.perSecond(count, nanos);
    }
}
