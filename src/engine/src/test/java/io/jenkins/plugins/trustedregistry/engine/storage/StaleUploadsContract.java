// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link StaleUploads} does. A back end's test extends this and gives the stores, empty for each test. */
public abstract class StaleUploadsContract {
    protected static final RepositoryName REPOSITORY = RepositoryName.parse("technology/test");
    protected static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");
    private static final byte[] CONTENT = Contents.bytes(3, 1000);

    protected abstract UploadStore uploads();

    protected abstract StaleUploads stale();

    @Test
    void purgesIdleUploadsAndCountsTheirBytes() throws IOException {
        UploadId one = begin();
        UploadId two = begin();
        append(two);
        assertThat(stale().purgeOlderThan(FUTURE)).isEqualTo(new StaleUploads.Purged(2, CONTENT.length));
        assertThat(uploads().status(one, REPOSITORY)).isEmpty();
        assertThat(uploads().status(two, REPOSITORY)).isEmpty();
        assertThat(stale().purgeOlderThan(FUTURE)).isEqualTo(new StaleUploads.Purged(0, 0));
    }

    @Test
    void keepsUploadsThatWereUsedSince() throws IOException {
        UploadId id = begin();
        append(id);
        assertThat(stale().purgeOlderThan(Instant.EPOCH)).isEqualTo(new StaleUploads.Purged(0, 0));
        assertThat(uploads().status(id, REPOSITORY)).isPresent();
    }

    @Test
    void keepsAnUploadThatARequestIsWorkingOn() throws IOException {
        UploadId id = begin();
        uploads()
                .append(
                        id,
                        REPOSITORY,
                        Contents.then(
                                CONTENT,
                                () -> assertThat(stale().purgeOlderThan(FUTURE))
                                        .isEqualTo(new StaleUploads.Purged(0, 0))),
                        Optional.empty());
        assertThat(uploads().commit(id, REPOSITORY, Digest.of(CONTENT)).size()).isEqualTo(CONTENT.length);
    }

    @Test
    void keepsABlobThatIsBeingReceived() throws IOException {
        Digest digest = Digest.of(CONTENT);
        assertThat(uploads().receive(Contents.then(CONTENT, () -> stale().purgeOlderThan(FUTURE)), digest))
                .isEqualTo(new StoredBlob(digest, CONTENT.length));
    }

    protected final UploadId begin() throws IOException {
        return uploads().begin(REPOSITORY, Digest.Algorithm.SHA256).id();
    }

    protected final void append(UploadId id) throws IOException {
        uploads().append(id, REPOSITORY, Contents.stream(CONTENT), Optional.empty());
    }
}
