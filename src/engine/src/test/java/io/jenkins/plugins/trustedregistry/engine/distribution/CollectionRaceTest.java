// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A collection at the worst moment of everything that needs a blob: decision 10 lists them. Each test lets a whole collection run
 * between two steps of a push, or a push between two steps of a collection, and then expects that the image can be pulled.
 */
@Timeout(60)
class CollectionRaceTest {
    private static final String REPOSITORY = "technology/test";
    private static final String OTHER = "technology/other";
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = Digest.of(CONTENT);

    @TempDir
    Path folder;

    private CollectedRegistry registry;
    private TestClient dev;

    @BeforeEach
    void open() throws IOException {
        registry = new CollectedRegistry(folder);
        dev = registry.as("dev");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void pushManifestAndPull(String repository) {
        dev.manifest(repository, "v1", Images.manifest(MediaType.OCI_MANIFEST, DIGEST, CONTENT.length, "[]"))
                .expect(201);
        registry.pass(Duration.ofDays(1));
        registry.collect();
        assertThat(dev.get("/v2/" + repository + "/blobs/" + DIGEST).expect(200).bytes())
                .isEqualTo(CONTENT);
    }

    private String upload(String repository) {
        String location =
                dev.post("/v2/" + repository + "/blobs/uploads/").expect(202).header("Location");
        String path = location.startsWith("http") ? location.substring(location.indexOf("/v2/")) : location;
        dev.patch(path, CONTENT).expect(202);
        return path + (path.contains("?") ? "&" : "?") + "digest=" + DIGEST;
    }

    @Test
    void anUploadThatIsStoredAndNotYetLinked() {
        String target = upload(REPOSITORY);
        registry.afterStore.once(registry::collect);

        dev.put(target, new byte[0]).expect(201);

        pushManifestAndPull(REPOSITORY);
    }

    @Test
    void aBlobInOneRequestThatIsStoredAndNotYetLinked() {
        registry.afterStore.once(registry::collect);

        dev.blob(REPOSITORY, CONTENT);

        pushManifestAndPull(REPOSITORY);
    }

    @Test
    void anUploadOfABlobThatIsThereAlreadyAndThatNobodyNeeds() {
        registry.garbage(OTHER, "content");
        String target = upload(REPOSITORY);
        registry.afterStore.once(registry::collect);

        dev.put(target, new byte[0]).expect(201);

        pushManifestAndPull(REPOSITORY);
    }

    @Test
    void anUploadThatIsLinkedButWhoseManifestComesLater() {
        dev.blob(REPOSITORY, CONTENT);
        registry.jump(Duration.ofDays(1));
        registry.collect();

        pushManifestAndPull(REPOSITORY);
    }

    @Test
    void aMountWhoseSourceIsFoundAndNotYetLinked() {
        registry.garbage(OTHER, "content");
        registry.afterFind.once(registry::collect);

        dev.post("/v2/" + REPOSITORY + "/blobs/uploads/?mount=" + DIGEST + "&from=" + OTHER)
                .expect(201);

        pushManifestAndPull(REPOSITORY);
    }

    @Test
    void aClientThatIsBeingToldThatTheBlobIsThere() {
        registry.garbage(REPOSITORY, "content");
        registry.afterFind.once(registry::collect);

        dev.head("/v2/" + REPOSITORY + "/blobs/" + DIGEST).expect(200);

        pushManifestAndPull(REPOSITORY);
    }

    @Test
    void aClientThatWasToldThatTheBlobIsThere() {
        registry.garbage(REPOSITORY, "content");
        dev.head("/v2/" + REPOSITORY + "/blobs/" + DIGEST).expect(200);
        registry.pass(CollectedRegistry.GRACE.minusSeconds(1));
        registry.collect();

        pushManifestAndPull(REPOSITORY);
    }

    @Test
    void aClientThatWasToldByGet() {
        registry.garbage(REPOSITORY, "content");
        dev.get("/v2/" + REPOSITORY + "/blobs/" + DIGEST).expect(200);
        registry.collect();

        pushManifestAndPull(REPOSITORY);
    }

    @Test
    void aClientThatWasToldOfItWhileAnImageStillNeededIt() {
        dev.blob(REPOSITORY, CONTENT);
        String manifest = Images.manifest(MediaType.OCI_MANIFEST, DIGEST, CONTENT.length, "[]");
        dev.manifest(REPOSITORY, "v0", manifest).expect(201);
        registry.pass(Duration.ofDays(1));
        dev.head("/v2/" + REPOSITORY + "/blobs/" + DIGEST).expect(200);
        dev.delete("/v2/" + REPOSITORY + "/manifests/" + Digest.of(manifest.getBytes(StandardCharsets.UTF_8)))
                .expect(202);
        registry.purgeAllManifests();
        registry.collect();

        pushManifestAndPull(REPOSITORY);
    }

    @Test
    void aManifestThatComesBetweenThePlanAndTheAct() {
        registry.garbage(REPOSITORY, "content");
        registry.beforeUnlink.once(() -> dev.manifest(
                        REPOSITORY, "v1", Images.manifest(MediaType.OCI_MANIFEST, DIGEST, CONTENT.length, "[]"))
                .expect(201));
        registry.collect();

        assertThat(dev.get("/v2/" + REPOSITORY + "/blobs/" + DIGEST).expect(200).bytes())
                .isEqualTo(CONTENT);
    }

    @Test
    void aPushThatComesWhileTheBytesAreBeingRemoved() throws Exception {
        registry.garbage(REPOSITORY, "content");
        CompletableFuture<Digest> pushed = new CompletableFuture<>();
        registry.beforeRemove.once(() -> {
            Thread push = new Thread(() -> pushed.complete(dev.blob(OTHER, CONTENT)));
            push.start();
            while (push.getState() != Thread.State.WAITING && push.isAlive()) {
                Thread.onSpinWait();
            }
        });
        registry.collect();

        assertThat(pushed.get(30, TimeUnit.SECONDS)).isEqualTo(DIGEST);
        pushManifestAndPull(OTHER);
    }

    @Test
    void aQuestionThatComesWhileTheBytesAreBeingRemoved() throws Exception {
        registry.garbage(REPOSITORY, "content");
        CompletableFuture<TestReply> asked = new CompletableFuture<>();
        registry.beforeRemove.once(() -> {
            Thread question = new Thread(() -> asked.complete(dev.head("/v2/" + REPOSITORY + "/blobs/" + DIGEST)));
            question.start();
            while (question.getState() != Thread.State.WAITING && question.isAlive()) {
                Thread.onSpinWait();
            }
        });
        registry.collect();

        asked.get(30, TimeUnit.SECONDS).expect(404);
    }

    @Test
    void whatNobodyNeedsGoesInTheEndWhoeverAskedForIt() throws Exception {
        registry.garbage(REPOSITORY, "content");
        dev.head("/v2/" + REPOSITORY + "/blobs/" + DIGEST).expect(200);
        registry.pass(CollectedRegistry.GRACE.multipliedBy(2));

        registry.collect();

        dev.head("/v2/" + REPOSITORY + "/blobs/" + DIGEST).expect(404);
        assertThat(registry.blobs.find(DIGEST)).isEmpty();
    }

    @Test
    void whoMayNotPushKeepsNothing() throws Exception {
        registry.garbage(REPOSITORY, "content");
        registry.makePublic(REPOSITORY);
        registry.as("stranger").head("/v2/" + REPOSITORY + "/blobs/" + DIGEST).expect(200);
        registry.as("stranger").get("/v2/" + REPOSITORY + "/blobs/" + DIGEST).expect(200);

        registry.collect();

        assertThat(registry.blobs.find(DIGEST)).isEmpty();
    }
}
