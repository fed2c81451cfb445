// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.Outcome;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.Tried;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageProbeTest {
    @TempDir
    private Path temporary;

    private final StorageProbe probe = new StorageProbe(new SecureRandom());

    @Test
    void findsAFolderUsableAndLeavesItEmpty() {
        ProbeResult result = probe.folder(temporary);
        assertThat(result.sentence())
                .startsWith("The folder " + temporary + " can be used: ")
                .contains("GiB");
        assertThat(result.usable()).isTrue();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void triesAFolderThatIsStillToBeMadeAndRemovesItAgain() {
        assertThat(probe.folder(temporary.resolve("new/storage")).usable()).isTrue();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void harmsNoStorageThatIsInUse() throws IOException {
        byte[] content = Contents.bytes(1, 100);
        FileBlobStore blobs = FileBlobStore.open(new DiskLayout(temporary));
        new FileUploadStore(blobs).receive(Contents.stream(content), Digest.of(content));
        List<Path> before = everything();
        assertThat(probe.folder(temporary).usable()).isTrue();
        assertThat(everything()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void saysThatAFileIsNoFolder() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        for (Path wrong : List.of(file, file.resolve("below"))) {
            ProbeResult result = probe.folder(wrong);
            assertThat(result.usable()).isFalse();
            assertThat(result.sentence()).contains(file + " is not a folder").endsWith("Choose another name.");
        }
    }

    @Test
    void saysThatItMayNotWrite() throws IOException {
        Path closed = Files.createDirectory(
                temporary.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        Assumptions.assumeFalse(Files.isWritable(closed), "root may write everywhere");
        assertThat(probe.folder(closed).sentence()).contains("may not write to " + closed);
    }

    @Test
    void saysThatAFileSystemIsReadOnly() throws IOException {
        try (TestDisk disk = TestDisk.inMemory(temporary.resolve("disk"), 1 << 20, 20)) {
            disk.makeReadOnly();
            ProbeResult result = probe.folder(disk.folder().resolve("storage"));
            assertThat(result.usable()).isFalse();
            assertThat(result.sentence()).contains("cannot hold images").contains("Read-only");
        }
    }

    @Test
    void saysOfEachStepWhatCameOfItAndLeavesNothing() throws IOException {
        ProbeResult result = probe.stepByStep(temporary.resolve("storage"), temporary);

        assertThat(result.usable()).isTrue();
        assertThat(result.tried())
                .extracting(Tried::what)
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(What.LAYERS)));
        assertThat(result.tried()).noneMatch(each -> each.outcome() == Outcome.FAILED);
        assertThat(result.tried()).anyMatch(each -> each.sentence().contains("the file system of the registry's home"));
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void saysWhichStepFailed() throws IOException {
        try (TestDisk disk = TestDisk.inMemory(temporary.resolve("disk"), 1 << 20, 200)) {
            FileBlobStore.open(new DiskLayout(disk.folder().resolve("storage")));
            disk.makeReadOnly();

            ProbeResult result = probe.stepByStep(disk.folder().resolve("storage"), temporary);

            assertThat(result.usable()).isFalse();
            Tried last = result.tried().get(result.tried().size() - 1);
            assertThat(last.what()).isEqualTo(What.WRITE);
            assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(last.sentence()).contains("Read-only").endsWith("choose another folder.");
        }
    }

    @Test
    void knowsAnotherFileSystemThanThatOfTheHome() throws IOException {
        try (TestDisk disk = TestDisk.inMemory(temporary.resolve("disk"), 1 << 20, 200)) {
            ProbeResult result = probe.stepByStep(disk.folder().resolve("storage"), temporary);

            assertThat(result.usable()).isTrue();
            assertThat(result.tried())
                    .filteredOn(each -> each.what() == What.HOME)
                    .singleElement()
                    .satisfies(each -> assertThat(each.sentence()).contains("another file system"));
            assertThat(result.tried())
                    .filteredOn(each -> each.what() == What.SPACE)
                    .singleElement()
                    .satisfies(each -> assertThat(each.outcome()).isEqualTo(Outcome.WARNED));
        }
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.toList();
        }
    }
}
