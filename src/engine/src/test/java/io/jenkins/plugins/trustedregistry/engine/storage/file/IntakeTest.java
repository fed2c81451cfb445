// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.RunningHash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hash is that of the bytes in the file, whoever computes it and wherever the stream breaks. */
class IntakeTest {
    private static final byte[] CONTENT = Contents.bytes(41, 5 * Intake.BUFFER + 12_345);

    @TempDir
    private Path temporary;

    private final SpareThreads beside = new SpareThreads("test", 8);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, Intake.BUFFER - 1, Intake.BUFFER, Intake.BUFFER + 1, 3 * Intake.BUFFER})
    void aStreamOfAnyLength(int length) throws IOException {
        byte[] content = Arrays.copyOf(CONTENT, length);
        assertThat(taken(content, beside)).isEqualTo(Digest.of(content));
    }

    @Test
    void besideTheCallerAndWithoutAnybodyBeside() throws IOException {
        assertThat(taken(CONTENT, beside)).isEqualTo(Digest.of(CONTENT));
        assertThat(taken(CONTENT, new SpareThreads("test", 1))).isEqualTo(Digest.of(CONTENT));
    }

    @Test
    void manyAtOnce() {
        assertThat(IntStream.range(0, 50).parallel().mapToObj(i -> {
                    try {
                        return taken(CONTENT, beside);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }))
                .containsOnly(Digest.of(CONTENT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 70_000, Intake.BUFFER, 2 * Intake.BUFFER + 99, 5 * Intake.BUFFER})
    void aTornStreamLeavesTheHashOfWhatWasWritten(int torn) throws IOException {
        Path path = temporary.resolve("torn");
        try (FileChannel file = create(path)) {
            RunningHash hash = RunningHash.of(Digest.Algorithm.SHA256);
            Intake intake = new Intake(file, temporary, hash, beside);
            byte[] begun = Arrays.copyOf(CONTENT, torn);
            assertThatThrownBy(() -> intake.takeAll(Contents.tornAfter(begun)))
                    .isInstanceOf(Contents.TornException.class);
            assertThat(hash.length()).isEqualTo(torn);
            assertThat(hash.finish()).isEqualTo(Digest.of(begun));
        }
        assertThat(path).hasBinaryContent(Arrays.copyOf(CONTENT, torn));
    }

    private Digest taken(byte[] content, SpareThreads threads) throws IOException {
        Path path = Files.createTempFile(temporary, "taken", "");
        Files.delete(path);
        try (FileChannel file = create(path)) {
            RunningHash hash = RunningHash.of(Digest.Algorithm.SHA256);
            new Intake(file, temporary, hash, threads).takeAll(Contents.stream(content));
            assertThat(path).hasBinaryContent(content);
            return hash.finish();
        }
    }

    private static FileChannel create(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
