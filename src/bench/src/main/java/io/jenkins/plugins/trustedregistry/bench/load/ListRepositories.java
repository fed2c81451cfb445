// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.Crowd;
import java.util.List;

/** All repositories, in pages of a thousand. */
final class ListRepositories implements Load {
    private static final String SOURCE = "bench/catalog";
    private static final int CLIENTS = 8;

    private final int repositories;
    private final double target;
    private final TestImage image = TestImage.of(1, 10);

    ListRepositories(int repositories, double target) {
        this.repositories = repositories;
        this.target = target;
    }

    @Override
    public String name() {
        return "catalog of " + repositories + " repositories";
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
        subject.client().logInAsUser();
        image.push(subject.client(), SOURCE, "latest");
        byte[] manifest = image.manifest();
        String config = image.blobs().get(0).digest();
        Crowd.run(CLIENTS, repositories, i -> {
            String repository = SOURCE + "/r" + i;
            subject.client().mount(repository, config, SOURCE);
            subject.client().putManifest(repository, "latest", manifest);
        });
    }

    @Override
    public void prepare(Subject subject, int round) throws Exception {
        subject.client().logIn(List.of("registry:catalog:*"));
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        long nanos = Crowd.run(1, 1, i -> {
            int found = subject.client().list("/v2/_catalog?n=1000", "repositories");
            if (found < repositories) {
                throw new IllegalStateException("The catalog has only " + found + " repositories");
            }
        });
        return Unit.perSecond(1, nanos);
    }
}
