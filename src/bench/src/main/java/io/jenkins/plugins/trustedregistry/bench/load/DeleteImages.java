// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.Content;
import io.jenkins.plugins.trustedregistry.bench.client.Crowd;
import io.jenkins.plugins.trustedregistry.bench.client.RegistryClient;
import io.jenkins.plugins.trustedregistry.bench.registry.Planter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Images of tiny blobs are deleted; their blobs stay. */
final class DeleteImages implements Load {
    private static final int CLIENTS = 8;

    private final String repository;
    private final int images;
    private final int blobsPerImage;
    private final double target;

    DeleteImages(String repository, int images, int blobsPerImage, double target) {
        this.repository = repository;
        this.images = images;
        this.blobsPerImage = blobsPerImage;
        this.target = target;
    }

    @Override
    public String name() {
        return "delete " + images + " images by " + CLIENTS;
    }

    @Override
    public Unit unit() {
        return Unit.PER_SECOND;
    }

    @Override
    public double target() {
        return target;
    }

    private List<TestImage> images(int round) {
        return IntStream.range(0, images)
                .mapToObj(i -> TestImage.tiny(blobsPerImage, 100_000L * (round + 1) + i))
                .toList();
    }

    private String repository(int round) {
        return repository + round;
    }

    @Override
    public void prepare(Subject subject, int round) throws Exception {
        List<TestImage> all = images(round);
        Optional<Planter> planter = subject.registry().planter();
        if (planter.isPresent()) {
            subject.registry().stop();
            for (TestImage image : all) {
                List<byte[]> blobs = image.blobs().stream().map(Content::bytes).toList();
                planter.get().plant(repository(round), tag(image), image.manifest(), blobs);
            }
            subject.registry().start();
        } else {
            subject.use(repository(round));
            Crowd.run(CLIENTS, images, i -> {
                TestImage image = all.get(i);
                for (Content blob : image.blobs()) {
                    subject.client().pushAtOnce(repository(round), blob);
                }
                subject.client().putManifest(repository(round), tag(image), image.manifest());
            });
        }
        subject.use(repository(round));
    }

    private static String tag(TestImage image) {
        return image.digest().substring("sha256:".length(), "sha256:".length() + 16);
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        List<String> digests = images(round).stream().map(TestImage::digest).toList();
        RegistryClient client = subject.client();
        long nanos = Crowd.run(CLIENTS, images, i -> client.deleteManifest(repository(round), digests.get(i)));
        return Unit.perSecond(images, nanos);
    }
}
