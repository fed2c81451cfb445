// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Leaves out the skippable frames of a zstd stream (RFC 8878, 3.1.2), which the decompressor does not know and which layers in the
 * form {@code zstd:chunked} have, and refuses windows that need more memory than is given. It follows the frames by their headers and
 * decompresses nothing.
 */
final class ZstdFrames extends FilterInputStream {
    private static final int MAGIC = 0xfd2fb528;
    private static final int FIRST_SKIPPABLE = 0x184d2a50;
    private static final int MOST_HEADER = 14;
    private static final int BLOCK_HEADER = 3;
    private static final int CHECKSUM = 4;
    private static final long LARGEST_WINDOW = 8L << 20;

    private final byte[] pending = new byte[MOST_HEADER + 4];
    private int pendingStart;
    private int pendingEnd;
    private long blockLeft;
    private boolean inFrame;
    private boolean lastBlock;
    private boolean checksum;

    ZstdFrames(InputStream in) {
        super(in);
    }

    static boolean isSkippable(int littleEndian) {
        return (littleEndian & 0xfffffff0) == FIRST_SKIPPABLE;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (pendingStart == pendingEnd && blockLeft == 0) {
            if (!next()) {
                return -1;
            }
        }
        if (pendingStart < pendingEnd) {
            int count = Math.min(length, pendingEnd - pendingStart);
            System.arraycopy(pending, pendingStart, target, offset, count);
            pendingStart += count;
            return count;
        }
        int count = in.read(target, offset, (int) Math.min(length, blockLeft));
        if (count < 0) {
            throw cutOff();
        }
        blockLeft -= count;
        return count;
    }

    /** Reads the next header into {@code pending}; false at the end. */
    private boolean next() throws IOException {
        pendingStart = 0;
        pendingEnd = 0;
        if (!inFrame) {
            return frame();
        }
        if (!lastBlock) {
            block();
            return true;
        }
        if (checksum) {
            take(CHECKSUM);
        }
        inFrame = false;
        return true;
    }

    private boolean frame() throws IOException {
        int n = in.readNBytes(pending, 0, 4);
        if (n == 0) {
            return false;
        }
        if (n < 4) {
            throw cutOff();
        }
        int magic = littleEndian(0, 4);
        if (isSkippable(magic)) {
            take(4);
            long size = littleEndian(0, 4) & 0xffffffffL;
            pendingEnd = 0;
            in.skipNBytes(size);
            return true;
        }
        if (magic != MAGIC) {
            throw NotScannableException.damaged("Behind a frame of the zstd stream comes something that is no frame.");
        }
        pendingEnd = 4;
        take(1);
        header(pending[4] & 0xff);
        inFrame = true;
        lastBlock = false;
        return true;
    }

    private void header(int descriptor) throws IOException {
        boolean single = (descriptor & 0x20) != 0;
        checksum = (descriptor & 0x04) != 0;
        if (!single) {
            take(1);
            int window = pending[5] & 0xff;
            long base = 1L << (10 + (window >> 3));
            checkWindow(base + base / 8 * (window & 7));
        }
        int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
        int size = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6];
        take(dictionary + size);
        if (single && size >= 4) { // the whole content is the window
            long high = size == 8 ? littleEndian(pendingEnd - 4, 4) : 0;
            checkWindow(high != 0 ? Long.MAX_VALUE : littleEndian(pendingEnd - size, 4) & 0xffffffffL);
        }
    }

    private static void checkWindow(long size) throws NotScannableException {
        if (size > LARGEST_WINDOW) {
            throw NotScannableException.unsupported("The layer was compressed with a zstd window of more than "
                    + LARGEST_WINDOW + " bytes (option --long).");
        }
    }

    private void block() throws IOException {
        take(BLOCK_HEADER);
        int header = littleEndian(pendingEnd - BLOCK_HEADER, BLOCK_HEADER);
        lastBlock = (header & 1) != 0;
        int type = (header >> 1) & 3;
        blockLeft = type == 1 ? 1 : header >>> 3; // a repeated byte is one byte
    }

    private void take(int count) throws IOException {
        if (in.readNBytes(pending, pendingEnd, count) < count) {
            throw cutOff();
        }
        pendingEnd += count;
    }

    private int littleEndian(int at, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | (pending[at + i] & 0xff);
        }
        return value;
    }

    private static EOFException cutOff() {
        return new EOFException("The zstd stream is cut off.");
    }
}
