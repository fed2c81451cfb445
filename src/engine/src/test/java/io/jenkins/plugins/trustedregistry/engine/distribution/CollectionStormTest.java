// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many push, mount, pull and delete the same few blobs while one collection follows the other. Time passes only between pushes, and
 * then so much that everything unneeded may go at once. No push may fail, and nothing may be left in the end.
 */
@Timeout(300)
class CollectionStormTest {
    private static final int PUSHERS = 4;
    private static final int ROUNDS = 100;
    private static final int CONTENTS = 8;
    private static final List<String> REPOSITORIES = List.of("technology/a", "technology/b", "technology/c");

    @TempDir
    Path folder;

    private final ReentrantReadWriteLock time = new ReentrantReadWriteLock(true);
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger collections = new AtomicInteger();

    @Test
    void noPushFailsAndNothingIsLeft() throws Exception {
        try (CollectedRegistry registry = new CollectedRegistry(folder)) {
            ExecutorService threads = Executors.newFixedThreadPool(PUSHERS + 1);
            Future<?> collector = threads.submit(() -> {
                while (!over.get()) {
                    registry.collect();
                    collections.incrementAndGet();
                    let(registry);
                }
            });
            List<Future<Integer>> pushers = new ArrayList<>();
            for (int number = 0; number < PUSHERS; number++) {
                pushers.add(threads.submit(pusher(registry, new Random(number))));
            }
            int pushed = 0;
            for (Future<Integer> pusher : pushers) {
                pushed += pusher.get();
            }
            over.set(true);
            collector.get();
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

            assertThat(pushed).isEqualTo(PUSHERS * ROUNDS);
            assertThat(collections.get()).isGreaterThan(1);
            registry.purgeAllManifests();
            let(registry);
            registry.collect();
            assertThat(registry.blobs.list()).isEmpty();
        }
    }

    /** More than the grace period passes; nobody is in the middle of a push meanwhile. */
    private void let(CollectedRegistry registry) {
        time.writeLock().lock();
        try {
            registry.pass(CollectedRegistry.GRACE.multipliedBy(2));
        } finally {
            time.writeLock().unlock();
        }
    }

    private Callable<Integer> pusher(CollectedRegistry registry, Random random) {
        return () -> {
            TestClient client = registry.as("dev");
            int pushed = 0;
            for (int round = 0; round < ROUNDS; round++) {
                String repository = REPOSITORIES.get(random.nextInt(REPOSITORIES.size()));
                byte[] content = ("content " + random.nextInt(CONTENTS)).getBytes(StandardCharsets.UTF_8);
                time.readLock().lock();
                try {
                    push(client, repository, content, random);
                    pushed++;
                } finally {
                    time.readLock().unlock();
                }
            }
            return pushed;
        };
    }

    private static void push(TestClient client, String repository, byte[] content, Random random) {
        Digest digest = Digest.of(content);
        String blob = "/v2/" + repository + "/blobs/" + digest;
        if (client.head(blob).reply().status() != 200) {
            String other = REPOSITORIES.get(random.nextInt(REPOSITORIES.size()));
            TestReply mount = client.post("/v2/" + repository + "/blobs/uploads/?mount=" + digest + "&from=" + other);
            if (mount.reply().status() != 201) {
                client.blob(repository, content);
            }
        }
        String manifest = Images.manifest(MediaType.OCI_MANIFEST, digest, content.length, "[]");
        client.manifest(repository, "v" + random.nextInt(3), manifest).expect(201);
        assertThat(client.get(blob).expect(200).bytes()).isEqualTo(content);
        if (random.nextInt(10) < 8) {
            Digest named = Digest.of(manifest.getBytes(StandardCharsets.UTF_8));
            int status = client.delete("/v2/" + repository + "/manifests/" + named)
                    .reply()
                    .status();
            assertThat(status).isIn(202, 404);
        }
    }
}
