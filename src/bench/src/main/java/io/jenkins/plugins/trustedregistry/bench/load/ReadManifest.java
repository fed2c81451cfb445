// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.LoadGenerators;
import io.jenkins.plugins.trustedregistry.bench.client.RegistryClient;
import java.util.List;
import java.util.Optional;

/** One manifest of eight layers, over and over. */
final class ReadManifest implements Load {
    private static final String REPOSITORY = "bench/manifest";
    private static final String TAG = "latest";
    private static final int CLIENTS = 8;

    private final boolean head;
    private final boolean byTag;
    private final int requests;
    private final double target;
    private final TestImage image = TestImage.of(9, 7);

    ReadManifest(boolean head, boolean byTag, int requests, double target) {
        this.head = head;
        this.byTag = byTag;
        this.requests = requests;
        this.target = target;
    }

    @Override
    public String name() {
        return "manifest " + (head ? "HEAD" : "GET") + " by " + (byTag ? "tag" : "digest") + ", 8 clients";
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
        image.push(subject.client(), REPOSITORY, TAG);
    }

    @Override
    public void prepare(Subject subject, int round) throws Exception {
        subject.use(REPOSITORY);
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        String path = RegistryClient.manifest(REPOSITORY, byTag ? TAG : image.digest());
        Optional<String> accept = Optional.of(RegistryClient.MANIFEST_TYPE);
        return head
                ? LoadGenerators.head(subject.client(), path, requests, CLIENTS, accept)
                : LoadGenerators.get(subject.client(), List.of(path), requests, CLIENTS, accept);
    }
}
