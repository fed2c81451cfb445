// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link UploadStore} does. A back end's test extends this and gives the stores, empty for each test. */
public abstract class UploadStoreContract extends UploadStoreSteps {
    private static final int CUT = 500_001;

    // begin, append, commit

    @Test
    void beginsWithoutABlob() throws IOException {
        UploadStatus begun = begin();
        assertThat(begun.offset()).isZero();
        assertThat(begun.repository()).isEqualTo(REPOSITORY);
        assertThat(status(begun.id())).contains(begun);
        assertThat(begin().id()).isNotEqualTo(begun.id());
        assertNoBlobs();
    }

    @Test
    void makesTheStreamABlob() throws IOException {
        UploadId id = begin().id();
        UploadStatus appended = append(id, CONTENT);
        assertThat(appended).isEqualTo(new UploadStatus(id, REPOSITORY, CONTENT.length));
        assertThat(status(id)).contains(appended);
        assertNoBlobs();
        assertThat(commit(id, DIGEST)).isEqualTo(new StoredBlob(DIGEST, CONTENT.length));
        assertStored();
        assertEnded(id);
    }

    @Test
    void takesChunksInOrder() throws IOException {
        UploadId id = begin().id();
        for (int from = 0; from < CONTENT.length; from += 300_000) {
            int to = Math.min(CONTENT.length, from + 300_000);
            assertThat(chunk(id, from, to).offset()).isEqualTo(to);
        }
        commit(id, DIGEST);
        assertStored();
    }

    @Test
    void takesStreamsAndChunksMixedAndInSmallReads() throws IOException {
        UploadId id = begin().id();
        chunk(id, 0, 10);
        uploads().append(id, REPOSITORY, Contents.trickling(Arrays.copyOfRange(CONTENT, 10, CUT)), Optional.empty());
        chunk(id, CUT, CONTENT.length);
        commit(id, DIGEST);
        assertStored();
    }

    @Test
    void commitsAnEmptyBlob() throws IOException {
        UploadId id = begin().id();
        append(id, new byte[0]);
        Digest empty = Digest.of(new byte[0]);
        assertThat(commit(id, empty)).isEqualTo(new StoredBlob(empty, 0));
        assertThat(blobs().find(empty)).isPresent();
    }

    @Test
    void commitsUnderTheAnnouncedAlgorithmOrAnother() throws IOException {
        Digest long512 = Digest.of(Digest.Algorithm.SHA512, CONTENT);
        for (Digest.Algorithm announced : Digest.Algorithm.values()) {
            UploadId id = uploads().begin(REPOSITORY, announced).id();
            append(id, CONTENT);
            commit(id, long512);
            assertThat(read(long512)).isEqualTo(CONTENT);
            assertThat(blobs().find(DIGEST)).isEmpty();
            blobs().delete(long512);
        }
    }

    @Test
    void refusesAWrongDigestAndForgetsTheUpload() throws IOException {
        UploadId id = begin().id();
        append(id, CONTENT);
        assertRefused(ErrorCode.DIGEST_INVALID, 400, () -> commit(id, Digest.of(new byte[1])));
        assertEnded(id);
        assertNoBlobs();
    }

    // order and length

    @Test
    void refusesAChunkThatLeavesAGapOrOverlaps() throws IOException {
        UploadId id = begin().id();
        assertRefused(ErrorCode.BLOB_UPLOAD_INVALID, 416, () -> chunk(id, 1, 11));
        chunk(id, 0, CUT);
        assertRefused(ErrorCode.BLOB_UPLOAD_INVALID, 416, () -> chunk(id, CUT + 1, CONTENT.length));
        assertRefused(ErrorCode.BLOB_UPLOAD_INVALID, 416, () -> chunk(id, CUT - 1, CONTENT.length));
        assertRefused(ErrorCode.BLOB_UPLOAD_INVALID, 416, () -> chunk(id, 0, CUT));
        finishFrom(id, CUT);
    }

    @Test
    void refusesABodyThatIsNotAsLongAsItsRange() throws IOException {
        UploadId id = begin().id();
        chunk(id, 0, CUT);
        ContentRange range = new ContentRange(CUT, CUT + 299_999);
        for (int length : new int[] {0, 1, 299_999, 300_001, 500_000}) {
            InputStream body = Contents.stream(CONTENT, CUT, CUT + length);
            assertRefused(
                    ErrorCode.SIZE_INVALID, 400, () -> uploads().append(id, REPOSITORY, body, Optional.of(range)));
            assertThat(offset(id)).isEqualTo(CUT);
        }
        finishFrom(id, CUT);
    }

    @Test
    void leavesTheUploadAsItWasWhenAChunkIsTorn() throws IOException {
        UploadId id = begin().id();
        chunk(id, 0, CUT);
        Optional<ContentRange> rest = Optional.of(new ContentRange(CUT, CONTENT.length - 1L));
        InputStream torn = Contents.tornAfter(Arrays.copyOfRange(CONTENT, CUT, CONTENT.length - 1));
        assertThatThrownBy(() -> uploads().append(id, REPOSITORY, torn, rest))
                .isInstanceOf(Contents.TornException.class);
        assertThat(offset(id)).isEqualTo(CUT);
        finishFrom(id, CUT);
    }

    @Test
    void keepsWhatArrivedOfATornStream() throws IOException {
        UploadId id = begin().id();
        append(id, Arrays.copyOf(CONTENT, 1000));
        InputStream torn = Contents.tornAfter(Arrays.copyOfRange(CONTENT, 1000, CUT));
        assertThatThrownBy(() -> uploads().append(id, REPOSITORY, torn, Optional.empty()))
                .isInstanceOf(Contents.TornException.class);
        assertThat(offset(id)).isEqualTo(CUT);
        finishFrom(id, CUT);
    }

    @Test
    void leavesTheUploadUsableWhenTheReaderFailsWithoutAnIoException() throws IOException {
        UploadId id = begin().id();
        chunk(id, 0, CUT);
        InputStream failing = Contents.then(new byte[10], () -> {
            throw new IllegalStateException("thrown by the test");
        });
        ContentRange range = new ContentRange(CUT, CUT + 20);
        assertThatThrownBy(() -> uploads().append(id, REPOSITORY, failing, Optional.of(range)))
                .isInstanceOf(IllegalStateException.class);
        finishFrom(id, CUT);
    }

    // who may work on it

    @Test
    void doesNotShowAnUploadToAnotherRepository() throws IOException {
        UploadId id = begin().id();
        append(id, CONTENT);
        assertThat(uploads().status(id, OTHER)).isEmpty();
        assertThat(uploads().cancel(id, OTHER)).isFalse();
        assertUnknown(() -> uploads().append(id, OTHER, Contents.stream(CONTENT), Optional.empty()));
        assertUnknown(() -> uploads().commit(id, OTHER, DIGEST));
        commit(id, DIGEST);
        assertStored();
    }

    @Test
    void doesNotKnowAnIdThatWasNeverBegun() throws IOException {
        assertEnded(UploadId.random());
    }

    @Test
    void letsOnlyOneRequestWorkOnAnUpload() throws IOException {
        UploadId id = begin().id();
        chunk(id, 0, 1000);
        InputStream body = Contents.then(Arrays.copyOfRange(CONTENT, 1000, CONTENT.length), () -> {
            assertBusy(() -> append(id, CONTENT));
            assertBusy(() -> commit(id, DIGEST));
            assertBusy(() -> uploads().cancel(id, REPOSITORY));
            assertThat(offset(id)).isEqualTo(1000);
        });
        uploads().append(id, REPOSITORY, body, Optional.empty());
        commit(id, DIGEST);
        assertStored();
    }

    @Test
    void givesOneOfManyAppendsAtOnceTheUpload() throws Exception {
        UploadId id = begin().id();
        ContentRange whole = new ContentRange(0, CONTENT.length - 1L);
        List<Boolean> taken = atOnce(4, () -> {
            try {
                uploads().append(id, REPOSITORY, Contents.stream(CONTENT), Optional.of(whole));
                return true;
            } catch (RegistryException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.BLOB_UPLOAD_INVALID);
                return false;
            }
        });
        assertThat(taken).containsOnlyOnce(true);
        commit(id, DIGEST);
        assertStored();
    }

    @Test
    void cancelsOnce() throws IOException {
        UploadId id = begin().id();
        append(id, CONTENT);
        assertThat(uploads().cancel(id, REPOSITORY)).isTrue();
        assertEnded(id);
        assertNoBlobs();
    }

    // the same blob

    @Test
    protected void commitsABlobThatIsThere() throws IOException {
        for (int i = 0; i < 2; i++) {
            UploadId id = begin().id();
            append(id, CONTENT);
            assertThat(commit(id, DIGEST)).isEqualTo(new StoredBlob(DIGEST, CONTENT.length));
            assertEnded(id);
        }
        assertStored();
    }

    @Test
    void letsRacingCommitsOfTheSameBlobSucceed() throws Exception {
        List<StoredBlob> stored = atOnce(6, () -> {
            UploadId id = begin().id();
            append(id, CONTENT);
            return commit(id, DIGEST);
        });
        assertThat(stored).containsOnly(new StoredBlob(DIGEST, CONTENT.length));
        assertStored();
    }

    // in one call

    @Test
    protected void receivesABlobInOneCall() throws IOException {
        for (byte[] content : List.of(CONTENT, Contents.bytes(8, 50_000), Contents.bytes(9, 1), new byte[0])) {
            for (Digest.Algorithm algorithm : Digest.Algorithm.values()) {
                Digest digest = Digest.of(algorithm, content);
                StoredBlob blob = new StoredBlob(digest, content.length);
                assertThat(uploads().receive(Contents.stream(content), digest)).isEqualTo(blob);
                assertThat(uploads().receive(Contents.stream(content), digest)).isEqualTo(blob);
                assertThat(read(digest)).isEqualTo(content);
            }
        }
    }

    @Test
    void keepsNothingOfAReceivedBlobWithAWrongDigest() throws IOException {
        Digest wrong = Digest.of(new byte[1]);
        for (int length : new int[] {0, 50_000, CONTENT.length}) {
            InputStream body = Contents.stream(CONTENT, 0, length);
            assertRefused(ErrorCode.DIGEST_INVALID, 400, () -> uploads().receive(body, wrong));
        }
        assertNoBlobs();
    }

    @Test
    void keepsNothingOfATornReceivedBlob() throws IOException {
        for (int length : new int[] {0, 50_000, CONTENT.length}) {
            InputStream torn = Contents.tornAfter(Arrays.copyOf(CONTENT, length));
            assertThatThrownBy(() -> uploads().receive(torn, DIGEST)).isInstanceOf(Contents.TornException.class);
        }
        assertNoBlobs();
    }

    @Test
    void letsRacingReceiversOfTheSameBlobSucceed() throws Exception {
        List<StoredBlob> stored = atOnce(6, () -> uploads().receive(Contents.stream(CONTENT), DIGEST));
        assertThat(stored).containsOnly(new StoredBlob(DIGEST, CONTENT.length));
        assertStored();
    }

    // a restart

    @Test
    void goesOnAfterARestart() throws IOException {
        UploadId id = begin().id();
        chunk(id, 0, CUT);
        restart();
        assertThat(offset(id)).isEqualTo(CUT);
        assertThat(uploads().status(id, OTHER)).isEmpty();
        finishFrom(id, CUT);
    }

    @Test
    void commitsAfterARestartWhatCameBefore() throws IOException {
        UploadId id = uploads().begin(REPOSITORY, Digest.Algorithm.SHA512).id();
        append(id, CONTENT);
        restart();
        commit(id, DIGEST);
        restart();
        assertStored();
        assertEnded(id);
    }

    @Test
    void cancelsAfterARestart() throws IOException {
        UploadId id = begin().id();
        restart();
        assertThat(uploads().cancel(id, REPOSITORY)).isTrue();
        restart();
        assertEnded(id);
    }
}
