// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** ELF (System V ABI, "Object files"), of 32 and 64 bits. */
final class Elf {
    private static final int LOAD = 1;
    private static final int WRITE_NOT_EXECUTE = 3;
    private static final int WRITE = 2;
    private static final int NO_BITS = 8;
    private static final int MOST_NAMES = 1 << 20;

    private Elf() {}

    static Executable parse(Bytes bytes) throws IOException {
        ByteBuffer start = bytes.buffer(0, 64, ByteOrder.LITTLE_ENDIAN);
        boolean wide = start.get(4) == 2;
        ByteOrder order = start.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        start.order(order);
        return new Executable(bytes, order, sections(bytes, start, wide), segments(bytes, start, wide));
    }

    private static List<Executable.Segment> segments(Bytes bytes, ByteBuffer start, boolean wide) throws IOException {
        long place = wide ? start.getLong(32) : start.getInt(28) & 0xffffffffL;
        int size = start.getShort(wide ? 54 : 42) & 0xffff;
        int count = start.getShort(wide ? 56 : 44) & 0xffff;
        List<Executable.Segment> segments = new ArrayList<>();
        for (int i = 0; i < count && size >= (wide ? 56 : 32); i++) {
            ByteBuffer header = bytes.buffer(place + (long) i * size, size, start.order());
            int flags = header.getInt(wide ? 4 : 24);
            if (header.getInt(0) == LOAD) {
                segments.add(new Executable.Segment(
                        wide ? header.getLong(16) : header.getInt(8) & 0xffffffffL,
                        wide ? header.getLong(8) : header.getInt(4) & 0xffffffffL,
                        wide ? header.getLong(32) : header.getInt(16) & 0xffffffffL,
                        (flags & WRITE_NOT_EXECUTE) == WRITE));
            }
        }
        return segments;
    }

    private static List<Executable.Section> sections(Bytes bytes, ByteBuffer start, boolean wide) throws IOException {
        long place = wide ? start.getLong(40) : start.getInt(32) & 0xffffffffL;
        int size = start.getShort(wide ? 58 : 46) & 0xffff;
        int count = start.getShort(wide ? 60 : 48) & 0xffff;
        int names = start.getShort(wide ? 62 : 50) & 0xffff;
        if (place == 0 || count == 0 || names >= count || size < (wide ? 64 : 40)) {
            return List.of(); // stripped
        }
        ByteBuffer headers = bytes.buffer(place, size * count, start.order());
        byte[] text = bytes.copy(offset(headers, names * size, wide), length(headers, names * size, wide), MOST_NAMES);
        List<Executable.Section> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = i * size;
            if (headers.getInt(at + 4) != NO_BITS) {
                sections.add(new Executable.Section(
                        Names.at(text, headers.getInt(at)), offset(headers, at, wide), length(headers, at, wide)));
            }
        }
        return sections;
    }

    private static long offset(ByteBuffer headers, int at, boolean wide) {
        return wide ? headers.getLong(at + 24) : headers.getInt(at + 16) & 0xffffffffL;
    }

    private static long length(ByteBuffer headers, int at, boolean wide) {
        return wide ? headers.getLong(at + 32) : headers.getInt(at + 20) & 0xffffffffL;
    }
}
