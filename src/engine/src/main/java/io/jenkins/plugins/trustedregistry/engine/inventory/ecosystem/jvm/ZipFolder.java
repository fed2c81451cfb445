// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The central directory of a ZIP file (APPNOTE 4.3.12 ff.), walked entry by entry: an archive of a hundred thousand classes takes no
 * memory, and what is not wanted is not decompressed. The directory is what Java itself goes by; a script before the archive does
 * not disturb.
 */
final class ZipFolder {
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_SIZE = 20;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_SIZE = 56;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_SIZE = 46;

    /** The most entries of one archive that are looked at. */
    static final int MOST_ENTRIES = 500_000;

    /** No system has longer ones. */
    private static final int LONGEST_NAME = 4096;

    /** Room for the longest entry there can be, and some more. */
    private static final int CHUNK = 256 * 1024;

    private final Bytes file;
    private final long shift;
    private final long start;
    private final long end;

    private ZipFolder(Bytes file, long start, long end, long shift) {
        this.file = file;
        this.start = start;
        this.end = end;
        this.shift = shift;
    }

    /** Takes entries. */
    interface Visitor {
        void entry(ZipMember member) throws IOException;
    }

    static ZipFolder open(Bytes file) throws IOException {
        int tail = (int) Math.min(file.size(), END_SIZE + LONGEST_COMMENT);
        long tailStart = file.size() - tail;
        ByteBuffer bytes = file.buffer(tailStart, tail, ByteOrder.LITTLE_ENDIAN);
        for (int at = tail - END_SIZE; at >= 0; at--) {
            if (bytes.getInt(at) == END && at + END_SIZE + (bytes.getShort(at + 20) & 0xffff) <= tail) {
                return at(
                        file, tailStart + at, bytes.getInt(at + 12) & 0xffffffffL, bytes.getInt(at + 16) & 0xffffffffL);
            }
        }
        throw NotScannableException.damaged("It is no ZIP file, or cut off: its directory is missing.");
    }

    private static ZipFolder at(Bytes file, long place, long size, long offset) throws IOException {
        long locator = place - LOCATOR_64_SIZE;
        if (locator >= 0) {
            ByteBuffer fields = file.buffer(locator, LOCATOR_64_SIZE, ByteOrder.LITTLE_ENDIAN);
            if (fields.getInt(0) == LOCATOR_64 && (size == 0xffffffffL || offset == 0xffffffffL)) {
                long wide = fields.getLong(8);
                ByteBuffer end = file.buffer(wide, END_64_SIZE, ByteOrder.LITTLE_ENDIAN);
                if (end.getInt(0) == END_64) {
                    return folder(file, wide, end.getLong(40), end.getLong(48));
                }
            }
        }
        return folder(file, place, size, offset);
    }

    private static ZipFolder folder(Bytes file, long end, long size, long offset) throws IOException {
        long start = end - size;
        if (size < 0 || start < 0 || offset < 0 || offset > start) {
            throw NotScannableException.damaged("The directory of the ZIP file is damaged.");
        }
        return new ZipFolder(file, start, end, start - offset);
    }

    /** The bytes of the directory. */
    long size() {
        return end - start;
    }

    void each(Visitor visitor) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, end - start)];
        ByteBuffer bytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        long chunkStart = start;
        int filled = 0;
        long at = start;
        for (int count = 0; at + CENTRAL_SIZE <= end; count++) {
            if (count == MOST_ENTRIES) {
                throw NotScannableException.tooMany("entries in the archive", MOST_ENTRIES);
            }
            if (at - chunkStart + CENTRAL_SIZE + 3 * 0xffffL > filled && chunkStart + filled < end) {
                chunkStart = at;
                filled = (int) Math.min(chunk.length, end - at);
                file.read(chunkStart, chunk, 0, filled);
            }
            at += entry(chunk, bytes.limit(filled), (int) (at - chunkStart), visitor);
        }
    }

    private int entry(byte[] chunk, ByteBuffer bytes, int at, Visitor visitor) throws IOException {
        if (bytes.getInt(at) != CENTRAL) {
            throw NotScannableException.damaged("The directory of the ZIP file is damaged.");
        }
        int name = bytes.getShort(at + 28) & 0xffff;
        int extra = bytes.getShort(at + 30) & 0xffff;
        int length = CENTRAL_SIZE + name + extra + (bytes.getShort(at + 32) & 0xffff);
        if (at + length > bytes.limit()) {
            throw NotScannableException.damaged("The directory of the ZIP file is damaged.");
        }
        if (name <= LONGEST_NAME && JavaArchive.isWanted(chunk, at + CENTRAL_SIZE, name)) {
            visitor.entry(member(bytes, at, new String(chunk, at + CENTRAL_SIZE, name, StandardCharsets.UTF_8), extra));
        }
        return length;
    }

    private ZipMember member(ByteBuffer bytes, int at, String name, int extra) throws IOException {
        long stored = bytes.getInt(at + 20) & 0xffffffffL;
        long size = bytes.getInt(at + 24) & 0xffffffffL;
        long offset = bytes.getInt(at + 42) & 0xffffffffL;
        int field = at + CENTRAL_SIZE + (bytes.getShort(at + 28) & 0xffff);
        int fieldsEnd = field + extra;
        while (field + 4 <= fieldsEnd) {
            int type = bytes.getShort(field) & 0xffff;
            int end = Math.min(fieldsEnd, field + 4 + (bytes.getShort(field + 2) & 0xffff));
            int value = field + 4;
            if (type == 1) { // ZIP64: the values that did not fit, in this order
                if (size == 0xffffffffL && value + 8 <= end) {
                    size = bytes.getLong(value);
                    value += 8;
                }
                if (stored == 0xffffffffL && value + 8 <= end) {
                    stored = bytes.getLong(value);
                    value += 8;
                }
                if (offset == 0xffffffffL && value + 8 <= end) {
                    offset = bytes.getLong(value);
                }
            }
            field = end;
        }
        boolean encrypted = (bytes.getShort(at + 8) & 1) != 0;
        return new ZipMember(file, name, bytes.getShort(at + 10) & 0xffff, encrypted, stored, size, offset + shift);
    }
}
