// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Programs of macOS (Mach-O), of 32 and 64 bits; one architecture a file. */
final class MachO {
    private static final int MAGIC_64 = 0xfeedfacf;
    private static final int SEGMENT = 0x1;
    private static final int SEGMENT_64 = 0x19;
    private static final int MOST_COMMANDS = 4096;
    private static final int LARGEST_COMMANDS = 1 << 20;
    private static final int READ_WRITE = 3;

    private MachO() {}

    static Executable parse(Bytes bytes, ByteOrder order) throws IOException {
        ByteBuffer start = bytes.buffer(0, 32, order);
        boolean wide = start.getInt(0) == MAGIC_64;
        int count = start.getInt(16);
        long size = start.getInt(20) & 0xffffffffL;
        if (count < 0 || count > MOST_COMMANDS) {
            throw NotScannableException.tooMany("load commands in the program", MOST_COMMANDS);
        }
        ByteBuffer commands = ByteBuffer.wrap(bytes.copy(wide ? 32 : 28, size, LARGEST_COMMANDS))
                .order(order);
        List<Executable.Section> sections = new ArrayList<>();
        List<Executable.Segment> segments = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + 8 > commands.limit()) {
                throw broken();
            }
            int length = commands.getInt(at + 4);
            if (length < 8 || length > commands.limit() - at) {
                throw broken();
            }
            ByteBuffer command = commands.slice(at, length).order(order);
            if (command.getInt(0) == SEGMENT_64 && length >= 72) {
                segment(command, true, sections, segments);
            } else if (command.getInt(0) == SEGMENT && length >= 56) {
                segment(command, false, sections, segments);
            }
            at += length;
        }
        return new Executable(bytes, order, sections, segments);
    }

    private static void segment(
            ByteBuffer command, boolean wide, List<Executable.Section> sections, List<Executable.Segment> segments) {
        long address = wide ? command.getLong(24) : command.getInt(24) & 0xffffffffL;
        long offset = wide ? command.getLong(40) : command.getInt(32) & 0xffffffffL;
        long size = wide ? command.getLong(48) : command.getInt(36) & 0xffffffffL;
        int protection = command.getInt(wide ? 60 : 44);
        segments.add(new Executable.Segment(address, offset, size, protection == READ_WRITE && address != 0));
        int first = wide ? 72 : 56;
        int step = wide ? 80 : 68;
        for (int at = first; at + step <= command.limit(); at += step) {
            byte[] name = new byte[16];
            command.get(at, name);
            sections.add(new Executable.Section(
                    Names.at(name, 0),
                    command.getInt(at + (wide ? 48 : 40)) & 0xffffffffL,
                    wide ? command.getLong(at + 40) : command.getInt(at + 36) & 0xffffffffL));
        }
    }

    private static NotScannableException broken() {
        return NotScannableException.damaged("The load commands of the program are damaged.");
    }
}
