// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The end of a zip file, which says how many entries there are. A file that was cut off has none, and one that is read as a stream
 * would not tell. (APPNOTE 4.3.14 to 4.3.16.)
 */
final class ZipEnd {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_SIZE = 20;
    private static final int END_64_SIZE = 56;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int SAYS_64 = 0xffff;

    private ZipEnd() {}

    /** Empty when the file has no end. */
    static OptionalLong entries(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long begin = Math.max(0, in.length() - END_SIZE - LONGEST_COMMENT);
            ByteBuffer tail = read(in, begin, (int) (in.length() - begin));
            for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
                boolean found =
                        tail.getInt(at) == END && at + END_SIZE + (tail.getShort(at + 20) & 0xffff) == tail.limit();
                if (found) {
                    int entries = tail.getShort(at + 10) & 0xffff;
                    return entries == SAYS_64 ? entries64(in, begin + at) : OptionalLong.of(entries);
                }
            }
            return OptionalLong.empty();
        }
    }

    private static OptionalLong entries64(RandomAccessFile in, long end) throws IOException {
        if (end < LOCATOR_SIZE) {
            return OptionalLong.of(SAYS_64);
        }
        ByteBuffer locator = read(in, end - LOCATOR_SIZE, LOCATOR_SIZE);
        long at = locator.getLong(8);
        if (locator.getInt(0) != LOCATOR_64 || at < 0 || at > in.length() - END_64_SIZE) {
            return OptionalLong.of(SAYS_64); // just that many
        }
        ByteBuffer end64 = read(in, at, END_64_SIZE);
        return end64.getInt(0) == END_64 ? OptionalLong.of(end64.getLong(32)) : OptionalLong.empty();
    }

    private static ByteBuffer read(RandomAccessFile in, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(at);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
