// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.Crowd;
import io.jenkins.plugins.trustedregistry.bench.client.RegistryClient;
import java.util.List;
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
        subject.plant(
                repository(round),
                images(round).stream()
                        .map(image -> image.planted(List.of("v" + image.digest().substring("sha256:".length()))))
                        .toList());
        subject.use(repository(round));
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        List<String> digests = images(round).stream().map(TestImage::digest).toList();
        RegistryClient client = subject.client();
        long nanos = Crowd.run(CLIENTS, images, i -> client.deleteManifest(repository(round), digests.get(i)));
        return Unit.perSecond(images, nanos);
    }
}
