// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hundred thousand blobs, in the time that a person waits for. */
@Tag("slow")
class LargeCollectionTest {
    private static final Logger LOG = LoggerFactory.getLogger(LargeCollectionTest.class);
    private static final int COUNT = 100_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void takesSecondsForAHundredThousandBlobs() throws Exception {
        try (CollectionWorld world = new CollectionWorld(folder)) {
            long repository = world.repository("a/b").id();
            IntStream.range(0, COUNT).parallel().forEach(number -> write(digest(number)));
            world.database.change(handle -> {
                PreparedBatch batch = handle.prepareBatch(
                        "INSERT INTO repository_blob (repository_id, digest, size, linked_at) VALUES (?, ?, 4, 0)");
                for (int number = 0; number < COUNT; number++) {
                    batch.add(repository, digest(number).toString());
                }
                batch.execute();
            });
            CollectionTable table = new CollectionTable(world.database);
            EarlierPromises earlier = new EarlierPromises(table, Duration.ZERO, world.clock, world.nanos::get);
            long begin = System.nanoTime();

            JobOutcome outcome = new CollectionWork(world.parts(), table, earlier, 2000, 8).run(new FakeRun());

            LOG.info("{} blobs collected in {} ms", COUNT, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            assertThat(outcome.figures())
                    .containsEntry("blobsRemoved", (long) COUNT)
                    .containsEntry("linksRemoved", (long) COUNT)
                    .containsEntry("bytesFreed", 4L * COUNT);
        }
    }

    private static Digest digest(int number) {
        return Digest.of(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }

    /** As an upload leaves it, without the syncs. */
    private void write(Digest digest) {
        try {
            Path parent =
                    folder.resolve("storage/blobs/sha256").resolve(digest.hex().substring(0, 2));
            Files.createDirectories(parent);
            Files.writeString(parent.resolve(digest.hex()), "blob");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
