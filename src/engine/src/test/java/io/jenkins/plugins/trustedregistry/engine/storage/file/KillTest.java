// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStatus;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.BlobVerifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process is killed again and again while it stores, deletes and uploads. After every kill: what it had acknowledged is
 * there and whole, nothing half-made is to be seen, uploads can be finished, and the next process simply goes on.
 */
@Tag("slow")
class KillTest {
    private static final int ROUNDS = 20;
    private static final int MOST_LINES = 80;

    @TempDir
    private Path folder;

    private final Set<Integer> stored = new HashSet<>();
    private final Set<Integer> deleted = new HashSet<>();
    private final Map<UploadId, Acknowledged> open = new HashMap<>();

    private FileBlobStore blobs;
    private FileUploadStore uploads;

    @Test
    void losesNothingThatWasAcknowledgedAndShowsNothingHalfMade() throws Exception {
        Random random = new Random(20261101);
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill(round, 1 + random.nextInt(MOST_LINES));
            blobs = FileBlobStore.open(new DiskLayout(folder));
            uploads = new FileUploadStore(blobs);
            assertAcknowledgedBlobsAreThere();
            assertThat(new BlobVerifier(blobs).verifyAll((done, total) -> {})).isEmpty();
            finishUploads(random);
        }
        assertThat(stored).as("blobs that were acknowledged").hasSizeGreaterThan(ROUNDS);
    }

    private void runAndKill(int seed, int lines) throws IOException, InterruptedException {
        Process process = KilledServer.start(folder, seed);
        try (BufferedReader acknowledgements = KilledServer.acknowledgements(process)) {
            int read = 0;
            for (String line = acknowledgements.readLine(); line != null; line = acknowledgements.readLine()) {
                note(line.split(" "));
                read++;
                if (read == lines) {
                    process.toHandle().destroyForcibly(); // SIGKILL; leaves the output to be read to its end
                }
            }
            assertThat(read).as("lines until it was killed").isGreaterThanOrEqualTo(lines);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void note(String[] line) {
        switch (line[0]) {
            case "blob" -> nowStored(Integer.parseInt(line[1]));
            case "bringing" -> deleted.remove(Integer.valueOf(line[1]));
            case "deleting" -> stored.remove(Integer.valueOf(line[1]));
            case "deleted" -> deleted.add(Integer.valueOf(line[1]));
            case "committed" -> {
                open.remove(UploadId.parse(line[1]));
                nowStored(Integer.parseInt(line[2]));
            }
            default ->
                open.put(
                        UploadId.parse(line[1]),
                        new Acknowledged(Integer.parseInt(line[2]), Integer.parseInt(line[3])));
        }
    }

    private void nowStored(int seed) {
        stored.add(seed);
        deleted.remove(seed);
    }

    private void assertAcknowledgedBlobsAreThere() throws IOException {
        for (int seed : stored) {
            assertThat(blobs.find(KilledServer.digest(seed)))
                    .as("blob %d", seed)
                    .isPresent();
        }
        for (int seed : deleted) {
            assertThat(blobs.find(KilledServer.digest(seed)))
                    .as("deleted blob %d", seed)
                    .isEmpty();
        }
    }

    /** An upload that is gone must have become its blob; of the others every acknowledged byte is there, and the right one. */
    private void finishUploads(Random random) throws IOException {
        for (Map.Entry<UploadId, Acknowledged> entry : Map.copyOf(open).entrySet()) {
            UploadId id = entry.getKey();
            int seed = entry.getValue().seed;
            Optional<UploadStatus> status = uploads.status(id, KilledServer.REPOSITORY);
            if (status.isEmpty()) {
                assertThat(blobs.find(KilledServer.digest(seed)))
                        .as("blob %d of %s", seed, id)
                        .isPresent();
                open.remove(id);
            } else if (random.nextBoolean()) { // others wait for the next kill
                byte[] content = KilledServer.content(seed);
                int offset = (int) status.get().offset();
                assertThat(offset).isBetween(entry.getValue().offset, content.length);
                InputStream rest = Contents.stream(content, offset, content.length);
                uploads.append(id, KilledServer.REPOSITORY, rest, Optional.empty());
                uploads.commit(id, KilledServer.REPOSITORY, KilledServer.digest(seed));
                nowStored(seed);
                open.remove(id);
            }
        }
    }

    private record Acknowledged(int seed, int offset) {}
}
