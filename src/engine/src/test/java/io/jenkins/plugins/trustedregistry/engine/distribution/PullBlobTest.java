// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PullBlobTest {
    private static final byte[] CONTENT = "0123456789abcdef".repeat(128).getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    final TestRegistry registry = new TestRegistry();

    private TestClient dev;
    private String blob;
    private Digest digest;

    @BeforeEach
    void pushABlob() {
        registry.repository("technology/test", Repository.Visibility.PRIVATE);
        dev = registry.as("dev");
        digest = dev.blob("technology/test", CONTENT);
        blob = "/v2/technology/test/blobs/" + digest;
    }

    @Test
    void sendsAllOfIt() {
        TestReply reply = dev.get(blob).expect(200);

        assertThat(reply.bytes()).isEqualTo(CONTENT);
        assertThat(reply.header("Docker-Content-Digest")).isEqualTo(digest.toString());
        assertThat(reply.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(reply.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(reply.header("ETag")).isEqualTo("\"" + digest + "\"");
        assertThat(reply.header("Cache-Control")).contains("private");
        assertThat(reply.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
    }

    @Test
    void saysOnHeadWhatItWouldSend() {
        TestReply head = dev.with("Range", "bytes=0-9").head(blob).expect(200);

        assertThat(head.header("Docker-Content-Digest")).isEqualTo(digest.toString());
        assertThat(head.headers("Content-Range")).isEmpty();
    }

    @Test
    void sendsAPart() {
        TestReply reply = dev.with("Range", "bytes=500-1499").get(blob).expect(206);

        assertThat(reply.bytes()).isEqualTo(Arrays.copyOfRange(CONTENT, 500, 1500));
        assertThat(reply.header("Content-Range")).isEqualTo("bytes 500-1499/2048");
        assertThat(reply.header("Docker-Content-Digest")).isEqualTo(digest.toString());
    }

    @Test
    void sendsTheEnd() {
        assertThat(dev.with("Range", "bytes=-5").get(blob).expect(206).text()).isEqualTo("bcdef");
        assertThat(dev.with("Range", "bytes=2040-").get(blob).expect(206).text())
                .isEqualTo("89abcdef");
    }

    @Test
    void refusesARangeBehindTheEnd() {
        TestReply reply = dev.with("Range", "bytes=5000-").get(blob).expect(416, "SIZE_INVALID");

        assertThat(reply.header("Content-Range")).isEqualTo("bytes */2048");
    }

    @Test
    void sendsAllWhenTheRangeIsOfOtherContent() {
        TestClient other = dev.with("Range", "bytes=0-1").with("If-Range", "\"something else\"");
        TestClient same = dev.with("Range", "bytes=0-1").with("If-Range", "\"" + digest + "\"");

        assertThat(other.get(blob).expect(200).bytes()).isEqualTo(CONTENT);
        assertThat(same.get(blob).expect(206).text()).isEqualTo("01");
    }

    @Test
    void sendsNothingToWhoHasItAlready() {
        String tag = "\"" + digest + "\"";

        assertThat(dev.with("If-None-Match", tag).get(blob).expect(304).bytes()).isEmpty();
        dev.with("If-None-Match", "\"a\", W/" + tag).get(blob).expect(304);
        dev.with("If-None-Match", "*").get(blob).expect(304);
        dev.with("If-None-Match", "\"a\"").get(blob).expect(200);
    }

    @Test
    void doesNotKnowABlobOfAnotherRepository() {
        registry.repository("technology/other", Repository.Visibility.PUBLIC);

        dev.get("/v2/technology/other/blobs/" + digest).expect(404, "BLOB_UNKNOWN");
        dev.head("/v2/technology/other/blobs/" + digest).expect(404);
    }

    @Test
    void aBlobThatTheStoreHasLostIsAFaultToWhoWantsItAndNotThereToWhoAsks() {
        registry.store.delete(digest);

        dev.get(blob).expect(500);
        dev.head(blob).expect(404);
        assertThat(dev.blob("technology/test", CONTENT)).isEqualTo(digest);
        dev.get(blob).expect(200);
    }

    @Test
    void refusesADigestThatIsNone() {
        dev.get("/v2/technology/test/blobs/sha256:abc").expect(400, "DIGEST_INVALID");
        dev.get("/v2/technology/test/blobs/md5:abc").expect(400, "DIGEST_INVALID");
        dev.get("/v2/technology/test/blobs/" + digest.hex()).expect(400, "DIGEST_INVALID");
    }

    @Test
    void servesAnEmptyBlob() {
        Digest empty = dev.blob("technology/test", new byte[0]);

        assertThat(dev.get("/v2/technology/test/blobs/" + empty).expect(200).bytes())
                .isEmpty();
    }
}
