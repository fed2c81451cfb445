// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies the files of the audit log while it is being written, compressed and thinned out: whole lines, without a gap in between. */
final class AuditCopy {
    private static final int CHUNK = 64 * 1024;

    private final AuditFolder folder;

    AuditCopy(AuditFolder folder) {
        this.folder = folder;
    }

    void copyTo(AuditReader.Taker taker) throws IOException {
        for (AuditFile file : folder.files()) {
            if (file.isCompressed()) {
                takeWhole(file.path(), taker);
            } else {
                takeLines(file, taker);
            }
        }
    }

    /** Nothing when it was removed since it was listed: it was the oldest then. */
    private static void takeWhole(Path path, AuditReader.Taker taker) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            give(path, channel, channel.size(), taker);
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private static void takeLines(AuditFile file, AuditReader.Taker taker) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            give(file.path(), channel, wholeLines(channel), taker);
        } catch (NoSuchFileException e) {
            takeWhole(file.compressed(), taker);
        }
    }

    private static void give(Path path, FileChannel channel, long size, AuditReader.Taker taker) throws IOException {
        InputStream content = Channels.newInputStream(channel.position(0));
        taker.take(String.valueOf(path.getFileName()), size, content);
    }

    /** Up to where it is whole lines: behind the last line break. */
    private static long wholeLines(FileChannel channel) throws IOException {
        for (long end = channel.size(); end > 0; ) {
            long begin = Math.max(0, end - CHUNK);
            ByteBuffer chunk = ByteBuffer.allocate((int) (end - begin));
            while (chunk.hasRemaining() && channel.read(chunk, begin + chunk.position()) > 0) {
                // until the chunk is there
            }
            for (int i = chunk.position() - 1; i >= 0; i--) {
                if (chunk.get(i) == '\n') {
                    return begin + i + 1;
                }
            }
            end = begin;
        }
        return 0;
    }
}
