// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    private Path folder;

    @Test
    void isOnlyForItsOwner() throws IOException {
        Path path = folder.resolve("keys/one");

        new PrivateFile(path).write("secret");

        assertThat(modes(path)).isEqualTo("rw-------");
        assertThat(modes(path.getParent())).isEqualTo("rwx------");
        assertThat(new PrivateFile(path).read()).contains("secret");
    }

    @Test
    void isClosedToOthersWhenSomebodyOpenedIt() throws IOException {
        Path path = folder.resolve("one");
        new PrivateFile(path).write("secret");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(new PrivateFile(path).read()).contains("secret");

        assertThat(modes(path)).isEqualTo("rw-------");
    }

    @Test
    void isReplacedWholeAndLeavesNothingBeside() throws IOException {
        PrivateFile file = new PrivateFile(folder.resolve("one"));
        file.write("a long secret");
        file.write("short");

        assertThat(file.read()).contains("short");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aMissingFileIsNoFault() {
        assertThat(new PrivateFile(folder.resolve("none")).read()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path path = Files.createDirectory(folder.resolve("one"));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new PrivateFile(path).read())
                .withMessageContaining(path.toString());
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
