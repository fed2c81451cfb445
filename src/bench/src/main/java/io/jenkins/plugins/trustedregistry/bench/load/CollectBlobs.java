// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of images that were pushed and deleted a moment ago are removed from the disk. */
final class CollectBlobs implements Load {
    private final int blobs;
    private final DeleteImages deletion;
    private final double target;

    CollectBlobs(int images, int blobsPerImage, double target) {
        this.blobs = images * blobsPerImage;
        this.deletion = new DeleteImages("bench/garbage", images, blobsPerImage, 0);
        this.target = target;
    }

    @Override
    public String name() {
        return "collect " + blobs + " blobs";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public double target() {
        return target;
    }

    @Override
    public void prepare(Subject subject, int round) throws Exception {
        deletion.prepare(subject, round);
        deletion.measure(subject, round);
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        long before = files(subject);
        double seconds = Unit.seconds(subject.registry().collect());
        long removed = before - files(subject);
        if (removed < blobs) {
            throw new IllegalStateException("Only " + removed + " files are gone from the disk");
        }
        return seconds;
    }

    private static long files(Subject subject) throws IOException {
        AtomicLong count = new AtomicLong();
        Files.walkFileTree(subject.registry().folder(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && file.toString().contains("/blobs/")) {
                    count.incrementAndGet();
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // a server that runs removes files of its own
            }
        });
        return count.get();
    }
}
