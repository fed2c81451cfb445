// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Windows' programs (PE format). Programs of DOS begin the same and are none. */
final class Pe {
    private static final int SIGNATURE = 0x4550;
    private static final int WIDE = 0x20b;
    private static final int HEADER = 40;
    private static final int DATA = 0xC0000040; // initialised, may be read and written
    private static final int CODE = 0x20000000;

    private Pe() {}

    static Optional<Executable> parse(Bytes bytes) throws IOException {
        long place = bytes.buffer(0x3c, 4, ByteOrder.LITTLE_ENDIAN).getInt() & 0xffffffffL;
        if (place + 24 + 32 > bytes.size()) {
            return Optional.empty();
        }
        ByteBuffer start = bytes.buffer(place, 24 + 32, ByteOrder.LITTLE_ENDIAN);
        if (start.getInt(0) != SIGNATURE) {
            return Optional.empty();
        }
        int count = start.getShort(6) & 0xffff;
        int optional = start.getShort(20) & 0xffff;
        long base = (start.getShort(24) & 0xffff) == WIDE ? start.getLong(48) : start.getInt(52) & 0xffffffffL;
        List<Executable.Section> sections = new ArrayList<>();
        List<Executable.Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer header =
                    bytes.buffer(place + 24 + optional + (long) i * HEADER, HEADER, ByteOrder.LITTLE_ENDIAN);
            byte[] name = new byte[8];
            header.get(0, name);
            long size = header.getInt(16) & 0xffffffffL;
            long offset = header.getInt(20) & 0xffffffffL;
            int flags = header.getInt(36);
            sections.add(new Executable.Section(Names.at(name, 0), offset, size));
            segments.add(new Executable.Segment(
                    base + (header.getInt(12) & 0xffffffffL), offset, size, (flags & (DATA | CODE)) == DATA));
        }
        return Optional.of(new Executable(bytes, ByteOrder.LITTLE_ENDIAN, sections, segments));
    }
}
