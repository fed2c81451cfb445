// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.nio.charset.StandardCharsets;

/** One header block of a tar archive (POSIX.1-1988 ustar, and GNU's way to write large numbers and long names). */
final class TarHeader {
    static final int BLOCK = 512;

    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int LINK = 157;
    private static final int MAGIC = 257;
    private static final int GNU_EXTENDED = 482;
    private static final int PREFIX = 345;

    private final byte[] block;
    private final int start;

    /** The block that begins at this place; it is not copied. */
    TarHeader(byte[] block, int start) {
        this.block = block;
        this.start = start;
    }

    boolean isEnd() {
        for (int i = 0; i < BLOCK; i++) {
            if (block[start + i] != 0) {
                return false;
            }
        }
        return true;
    }

    void verify() throws NotScannableException {
        int unsigned = 0;
        int signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte b = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : block[start + i];
            unsigned += b & 0xff;
            signed += b;
        }
        long stored = number(CHECKSUM, 8);
        if (stored != unsigned && stored != signed) {
            throw NotScannableException.damaged(
                    "The layer is no tar archive, or damaged: the checksum of a header is wrong.");
        }
    }

    char type() {
        return (char) (block[start + TYPE] & 0xff);
    }

    long size() throws NotScannableException {
        return number(SIZE, 12);
    }

    String path() {
        String name = text(0, 100);
        boolean posix = block[start + MAGIC + 5] == 0 && text(MAGIC, 5).equals("ustar");
        String prefix = posix ? text(PREFIX, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    String link() {
        return text(LINK, 100);
    }

    /** Whether a block with more places of GNU's old sparse form follows. */
    boolean isExtended() {
        return block[start + GNU_EXTENDED] != 0;
    }

    private String text(int at, int length) {
        int end = 0;
        while (end < length && block[start + at + end] != 0) {
            end++;
        }
        return new String(block, start + at, end, StandardCharsets.UTF_8);
    }

    private long number(int at, int length) throws NotScannableException {
        if ((block[start + at] & 0x80) != 0) {
            return binary(at, length);
        }
        long value = 0;
        for (int i = at; i < at + length; i++) {
            int c = block[start + i];
            if (c >= '0' && c <= '7') {
                value = value << 3 | (c - '0');
            } else if (c != ' ' && c != 0) {
                throw NotScannableException.damaged("The layer is damaged: a number in a header is none.");
            } else if (value != 0) {
                break;
            }
        }
        return value;
    }

    private long binary(int at, int length) throws NotScannableException {
        long value = block[start + at] & 0x7f;
        for (int i = at + 1; i < at + length; i++) {
            if (value >>> 55 != 0) {
                throw NotScannableException.damaged(
                        "The layer is damaged: a size in a header is larger than any file.");
            }
            value = value << 8 | (block[start + i] & 0xff);
        }
        return value;
    }
}
