// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.Quarantine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walking, removing and setting aside files of blobs. */
class FileBlobWalkTest {
    @TempDir
    Path folder;

    private FileBlobStore blobs;
    private FileUploadStore uploads;

    @BeforeEach
    void open() throws IOException {
        blobs = FileBlobStore.open(new DiskLayout(folder));
        uploads = new FileUploadStore(blobs);
    }

    private Digest push(String content, Digest.Algorithm algorithm) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.of(algorithm, bytes);
        return uploads.receive(new ByteArrayInputStream(bytes), digest).digest();
    }

    private List<Digest> pushMany() throws IOException {
        List<Digest> pushed = new ArrayList<>();
        for (int i : IntStream.range(0, 600).toArray()) {
            pushed.add(push("blob " + i, i % 5 == 0 ? Digest.Algorithm.SHA512 : Digest.Algorithm.SHA256));
        }
        pushed.sort(Comparator.comparing(Digest::toString));
        return pushed;
    }

    @Test
    void visitsEveryBlobOnceInTheOrderOfDigests() throws Exception {
        List<Digest> pushed = pushMany();
        Files.writeString(folder.resolve("blobs/sha256/00").resolve("no blob"), "x");

        for (int limit : new int[] {1, 7, 600, 1000}) {
            FileBlobWalk walk = new FileBlobWalk(blobs);
            List<Digest> seen = new ArrayList<>();
            List<Digest> page = walk.after(Optional.empty(), limit);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(limit);
                seen.addAll(page);
                page = walk.after(Optional.of(seen.get(seen.size() - 1)), limit);
            }
            assertThat(seen).isEqualTo(pushed);
        }
    }

    @Test
    void goesOnBehindABlobThatIsGone() throws Exception {
        List<Digest> pushed = pushMany();
        blobs.delete(pushed.get(10));

        assertThat(new FileBlobWalk(blobs).after(Optional.of(pushed.get(10)), 3))
                .isEqualTo(pushed.subList(11, 14));
    }

    @Test
    void setsABlobAsideSoThatAPushBringsItAnew() throws Exception {
        FileQuarantine quarantine = new FileQuarantine(blobs);
        for (int round = 1; round <= 2; round++) {
            Digest digest = push("12345", Digest.Algorithm.SHA256);
            assertThat(quarantine.setAside(digest, quarantine.stamp(digest).orElseThrow()))
                    .isTrue();
            assertThat(blobs.find(digest)).isEmpty();
            assertThat(folder.resolve("quarantine/sha256." + digest.hex() + "." + round))
                    .hasContent("12345");
        }
    }

    @Test
    void aPushHealsABlobWhoseBytesAreDamagedThoughItsSizeIsNot() throws Exception {
        Digest digest = push("12345", Digest.Algorithm.SHA256);
        Files.writeString(blobs.file(digest).orElseThrow(), "12346");

        push("12345", Digest.Algorithm.SHA256);

        assertThat(blobs.file(digest).orElseThrow()).hasContent("12345");
    }

    @Test
    void leavesABlobThatWasBroughtAnew() throws Exception {
        FileQuarantine quarantine = new FileQuarantine(blobs);
        Digest digest = push("12345", Digest.Algorithm.SHA256);
        Quarantine.Stamp stamp = quarantine.stamp(digest).orElseThrow();
        blobs.delete(digest);
        Path other = Files.writeString(folder.resolve("other"), "other file, other inode");
        push("12345", Digest.Algorithm.SHA256);

        assertThat(other).exists();
        assertThat(quarantine.setAside(digest, stamp)).isFalse();
        assertThat(blobs.find(digest)).isPresent();
    }
}
