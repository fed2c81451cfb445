// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConcurrentPushTest {
    private static final int ROUNDS = 30;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestCatalog catalog;
    private long repository;

    @BeforeEach
    void open() {
        catalog = new TestCatalog(database);
        repository = catalog.repository("a/b");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void pushesOfTheSameTagAllSucceedAndOneOfThemWins() throws Exception {
        List<ManifestText> images = IntStream.range(0, 8)
                .mapToObj(i -> catalog.image(repository, "layer " + i))
                .toList();

        List<Digest> pushed = atOnce(images.stream()
                .<Callable<Digest>>map(image -> () -> catalog.push(repository, image, "latest"))
                .toList());

        assertThat(pushed)
                .contains(catalog.roles()
                        .tags()
                        .resolve(repository, Tag.parse("latest"))
                        .orElseThrow());
        assertThat(catalog.roles().manifests().list(repository, "", 100)).hasSize(8);
    }

    @Test
    void pushesOfTheSameImageAreOneImage() throws Exception {
        ManifestText image = catalog.image(repository, "layer");

        atOnce(IntStream.range(0, 8)
                .<Callable<Digest>>mapToObj(i -> () -> catalog.push(repository, image, "v" + i))
                .toList());

        assertThat(catalog.roles().manifests().list(repository, "", 100)).hasSize(1);
        assertThat(catalog.roles().tags().of(repository, image.digest())).hasSize(8);
    }

    @Test
    void repositoriesOfTheSameNameAreCreatedOnce() throws Exception {
        List<Boolean> created = atOnce(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> catalog.roles()
                        .repositories()
                        .create(TestCatalog.named("a/same"))
                        .isPresent())
                .toList());

        assertThat(created).containsOnlyOnce(true);
    }

    /** Whichever comes first: an image that was accepted has its layers, and a blob that is gone is in no image. */
    @Test
    void aBlobIsEitherDeletedOrUsed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Descriptor config = catalog.blob(repository, TestCatalog.CONFIG, "{}");
            Descriptor layer = catalog.blob(repository, TestCatalog.LAYER, "layer " + round);
            ManifestText image = ManifestText.image(config, layer);

            List<Boolean> done = atOnce(List.of(
                    () -> succeeds(ErrorCode.MANIFEST_BLOB_UNKNOWN, () -> catalog.push(repository, image)),
                    () -> succeeds(
                            ErrorCode.UNSUPPORTED, () -> catalog.roles().blobs().unlink(repository, layer.digest()))));

            assertThat(done).containsOnlyOnce(true);
            assertThat(catalog.roles()
                            .manifests()
                            .find(repository, image.digest())
                            .isPresent())
                    .isEqualTo(catalog.roles()
                            .blobs()
                            .size(repository, layer.digest())
                            .isPresent());
        }
    }

    private static boolean succeeds(ErrorCode otherwise, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RegistryException e) {
            assertThat(e.code()).isEqualTo(otherwise);
            return false;
        }
    }

    private <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.size());
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> work : works) {
            futures.add(threads.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return work.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get(30, TimeUnit.SECONDS));
        }
        return results;
    }
}
