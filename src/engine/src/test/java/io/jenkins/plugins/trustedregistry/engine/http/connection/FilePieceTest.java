// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePieceTest {

    @Test
    void isSentAsTheFileAndNotAsItsStandIn(@TempDir Path folder) throws IOException {
        byte[] content = new byte[5000];
        new Random(7).nextBytes(content);
        Path file = Files.write(folder.resolve("blob"), content);
        try (FileChannel open = FileChannel.open(file)) {
            FilePiece piece = new FilePiece(open, 10, 1000);
            ByteBuffer other = ByteBuffer.allocate(1000);
            assertThat(piece.indexIn(new ByteBuffer[] {other, piece.standIn()})).isEqualTo(1);
            assertThat(piece.indexIn(new ByteBuffer[] {other, piece.standIn().duplicate()}))
                    .as("equal, but another")
                    .isNegative();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            while (!piece.isSent()) {
                piece.sendTo(Channels.newChannel(out));
            }
            assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(content, 10, 1010));
            assertThat(piece.standIn().hasRemaining()).isFalse();
        }
    }
}
