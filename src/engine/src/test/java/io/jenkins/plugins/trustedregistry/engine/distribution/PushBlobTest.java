// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PushBlobTest {
    private static final String UPLOADS = "/v2/technology/test/blobs/uploads/";
    private static final byte[] CONTENT = "hello registry".getBytes(StandardCharsets.US_ASCII);
    private static final Digest DIGEST = Digest.of(CONTENT);
    private static final Digest OTHER = Digest.of(new byte[] {1});

    @RegisterExtension
    final TestRegistry registry = new TestRegistry();

    private TestClient dev;

    @BeforeEach
    void makeARepository() {
        registry.repository("technology/test", Repository.Visibility.PRIVATE);
        dev = registry.as("dev");
    }

    @Test
    void takesPostThenPut() {
        TestReply begun = dev.post(UPLOADS).expect(202);
        String location = begun.header("Location");

        assertThat(location).startsWith("/v2/technology/test/blobs/uploads/");
        assertThat(begun.header("Docker-Upload-UUID")).isEqualTo(location.substring(location.lastIndexOf('/') + 1));
        TestReply done = dev.put(location + "?digest=" + DIGEST, CONTENT).expect(201);
        assertThat(done.header("Location")).isEqualTo("/v2/technology/test/blobs/" + DIGEST);
        assertThat(done.header("Docker-Content-Digest")).isEqualTo(DIGEST.toString());
        assertThat(dev.get(done.header("Location")).expect(200).bytes()).isEqualTo(CONTENT);
    }

    @Test
    void takesItAllInOnePost() {
        TestReply done = dev.post(UPLOADS + "?digest=" + DIGEST, CONTENT).expect(201);

        assertThat(dev.get(done.header("Location")).expect(200).bytes()).isEqualTo(CONTENT);
    }

    @Test
    void takesAStreamWithoutRange() {
        String location = dev.post(UPLOADS).header("Location");

        dev.patch(location, CONTENT).expect(202);
        dev.put(location + "?digest=" + DIGEST, new byte[0]).expect(201);
    }

    @Test
    void takesChunksInOrder() {
        String location = dev.post(UPLOADS).header("Location");

        assertThat(chunk(location, "0-5", "hello ").expect(202).header("Range")).isEqualTo("0-5");
        assertThat(chunk(location, "6-9", "regi").expect(202).header("Range")).isEqualTo("0-9");
        dev.with("Content-Range", "10-13")
                .put(location + "?digest=" + DIGEST, "stry".getBytes(StandardCharsets.US_ASCII))
                .expect(201);
    }

    @Test
    void refusesChunksOutOfOrderAndGoesOn() {
        String location = dev.post(UPLOADS).header("Location");
        chunk(location, "6-9", "regi").expect(416, "BLOB_UPLOAD_INVALID");
        chunk(location, "0-5", "hello ").expect(202);

        chunk(location, "0-5", "hello ").expect(416, "BLOB_UPLOAD_INVALID");
        dev.with("Content-Range", "10-13")
                .put(location + "?digest=" + DIGEST, "stry".getBytes(StandardCharsets.US_ASCII))
                .expect(416, "BLOB_UPLOAD_INVALID");

        assertThat(dev.get(location + "?digest=" + DIGEST).expect(204).header("Range"))
                .isEqualTo("0-5");
        chunk(location, "6-13", "registry").expect(202);
        dev.put(location + "?digest=" + DIGEST, new byte[0]).expect(201);
    }

    @Test
    void refusesARangeThatIsNoneOrNotTheBodys() {
        String location = dev.post(UPLOADS).header("Location");

        chunk(location, "five", "hello").expect(400, "BLOB_UPLOAD_INVALID");
        chunk(location, "5-0", "hello").expect(400, "BLOB_UPLOAD_INVALID");
        chunk(location, "0-9", "hello").expect(400, "SIZE_INVALID");
    }

    @Test
    void tellsHowFarItHasCome() {
        String location = dev.post(UPLOADS).header("Location");
        TestReply fresh = dev.get(location).expect(204);
        assertThat(fresh.header("Range")).isEqualTo("0-0");
        assertThat(fresh.header("Location")).isEqualTo(location);

        dev.patch(location, CONTENT).expect(202);

        assertThat(dev.get(location).expect(204).header("Range")).isEqualTo("0-13");
    }

    @Test
    void cancels() {
        String location = dev.post(UPLOADS).header("Location");

        dev.delete(location).expect(204);

        dev.delete(location).expect(404, "BLOB_UPLOAD_UNKNOWN");
        dev.get(location).expect(404, "BLOB_UPLOAD_UNKNOWN");
        dev.patch(location, CONTENT).expect(404, "BLOB_UPLOAD_UNKNOWN");
        dev.put(location + "?digest=" + DIGEST, CONTENT).expect(404, "BLOB_UPLOAD_UNKNOWN");
    }

    @Test
    void knowsNoUploadOfAnotherRepository() {
        registry.repository("technology/other", Repository.Visibility.PUBLIC);
        String id = dev.post(UPLOADS).header("Docker-Upload-UUID");

        dev.get("/v2/technology/other/blobs/uploads/" + id).expect(404, "BLOB_UPLOAD_UNKNOWN");
        dev.get(UPLOADS + "not-an-id").expect(404, "BLOB_UPLOAD_UNKNOWN");
        dev.get(UPLOADS + "..%2f..%2fetc").expect(400, "NAME_INVALID");
    }

    @Test
    void refusesBytesThatAreNotTheDigests() {
        String location = dev.post(UPLOADS).header("Location");
        dev.put(location + "?digest=" + OTHER, CONTENT).expect(400, "DIGEST_INVALID");
        dev.post(UPLOADS + "?digest=" + OTHER, CONTENT).expect(400, "DIGEST_INVALID");

        dev.get("/v2/technology/test/blobs/" + OTHER).expect(404, "BLOB_UNKNOWN");
    }

    @Test
    void wantsADigestToEnd() {
        String location = dev.post(UPLOADS).header("Location");

        dev.put(location, CONTENT).expect(400, "DIGEST_INVALID");
        dev.put(location + "?digest=md5:x", CONTENT).expect(400, "DIGEST_INVALID");
        dev.put(location + "?digest=" + DIGEST, CONTENT).expect(201);
    }

    @Test
    void takesSha512WithAndWithoutBeingTold() {
        Digest digest = Digest.of(Digest.Algorithm.SHA512, CONTENT);
        for (String query : new String[] {"", "?digest-algorithm=sha512"}) {
            String location = dev.post(UPLOADS + query).expect(202).header("Location");
            TestReply done = dev.put(location + "?digest=" + digest, CONTENT).expect(201);
            assertThat(done.header("Docker-Content-Digest")).isEqualTo(digest.toString());
        }
        dev.get("/v2/technology/test/blobs/" + digest).expect(200);
        dev.post(UPLOADS + "?digest-algorithm=md5").expect(400, "DIGEST_INVALID");
    }

    @Test
    void mountsFromARepositoryTheCallerMayPull() {
        registry.repository("technology/source", Repository.Visibility.PRIVATE);
        dev.blob("technology/source", CONTENT);

        TestReply mounted = dev.post(UPLOADS + "?mount=" + DIGEST + "&from=technology/source")
                .expect(201);

        assertThat(mounted.header("Location")).isEqualTo("/v2/technology/test/blobs/" + DIGEST);
        assertThat(dev.get(mounted.header("Location")).expect(200).bytes()).isEqualTo(CONTENT);
    }

    @Test
    void mountsFromAnywhereTheCallerMayPull() {
        registry.repository("technology/source", Repository.Visibility.PRIVATE);
        dev.blob("technology/source", CONTENT);

        dev.post(UPLOADS + "?mount=" + DIGEST).expect(201);

        assertThat(dev.get("/v2/technology/test/blobs/" + DIGEST).expect(200).bytes())
                .isEqualTo(CONTENT);
    }

    @Test
    void beginsAnUploadWhenItCannotMount() {
        registry.repository("zoo/source", Repository.Visibility.PRIVATE);
        registry.as("dev").blob("zoo/source", CONTENT);
        registry.grant("guest", "technology/test", Role.READ_WRITE);
        TestClient guest = registry.as("guest");
        String[] queries = {
            "?mount=" + DIGEST + "&from=zoo/source",
            "?mount=" + DIGEST + "&from=zoo/missing",
            "?mount=" + DIGEST + "&from=NOT A NAME",
            "?mount=" + DIGEST + "&from=",
            "?mount=" + DIGEST,
            "?mount=" + OTHER + "&from=technology/test"
        };

        for (String query : queries) {
            String location = guest.post(UPLOADS + query).expect(202).header("Location");
            guest.delete(location).expect(204);
        }
        dev.get("/v2/technology/test/blobs/" + DIGEST).expect(404, "BLOB_UNKNOWN");
    }

    @Test
    void refusesToMountWhatIsNoDigest() {
        dev.post(UPLOADS + "?mount=sha256:x&from=technology/test").expect(400, "DIGEST_INVALID");
    }

    private TestReply chunk(String location, String range, String content) {
        return dev.with("Content-Range", range).patch(location, content.getBytes(StandardCharsets.US_ASCII));
    }
}
