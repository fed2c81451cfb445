// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds programs with one section of data, in the formats that are read; small, but real enough for their readers. */
public final class ProgramBuilder {
    /** The address that data is loaded to. */
    public static final long ADDRESS = 0x400000;

    private static final int DATA = 8192;

    private ProgramBuilder() {}

    /** An ELF program; without a section table when the name is empty. */
    public static byte[] elf(boolean wide, ByteOrder order, String section, byte[] data) {
        byte[] names = ("\0.shstrtab\0" + section + "\0").getBytes(StandardCharsets.ISO_8859_1);
        int headers = DATA + (data.length + 15) / 16 * 16;
        int sectionSize = wide ? 64 : 40;
        int namesAt = headers + 3 * sectionSize;
        ByteBuffer file = ByteBuffer.allocate(namesAt + names.length).order(order);
        file.put(new byte[] {
            0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), (byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1), 1
        });
        boolean sections = !section.isEmpty();
        word(file, wide ? 32 : 28, wide, 64);
        word(file, wide ? 40 : 32, wide, sections ? headers : 0);
        file.putShort(wide ? 54 : 42, (short) (wide ? 56 : 32));
        file.putShort(wide ? 56 : 44, (short) 2);
        file.putShort(wide ? 58 : 46, (short) sectionSize);
        file.putShort(wide ? 60 : 48, (short) (sections ? 3 : 0));
        file.putShort(wide ? 62 : 50, (short) 1);
        segment(file, 64, wide, 5, 0x10000, 0, 4096);
        segment(file, 64 + (wide ? 56 : 32), wide, 6, ADDRESS, DATA, data.length);
        file.put(DATA, data);
        section(file, headers + sectionSize, wide, 1, 3, namesAt, names.length);
        section(file, headers + 2 * sectionSize, wide, 11, 1, DATA, data.length);
        file.put(namesAt, names);
        return file.array();
    }

    private static void segment(
            ByteBuffer file, int at, boolean wide, int flags, long address, long offset, long size) {
        file.putInt(at, 1);
        file.putInt(at + (wide ? 4 : 24), flags);
        word(file, at + (wide ? 8 : 4), wide, offset);
        word(file, at + (wide ? 16 : 8), wide, address);
        word(file, at + (wide ? 32 : 16), wide, size);
    }

    private static void section(ByteBuffer file, int at, boolean wide, int name, int type, long offset, long size) {
        file.putInt(at, name);
        file.putInt(at + 4, type);
        word(file, at + (wide ? 24 : 16), wide, offset);
        word(file, at + (wide ? 32 : 20), wide, size);
    }

    private static void word(ByteBuffer file, int at, boolean wide, long value) {
        if (wide) {
            file.putLong(at, value);
        } else {
            file.putInt(at, (int) value);
        }
    }

    /** A program of Windows with a section of data. */
    public static byte[] pe(String section, byte[] data) {
        ByteBuffer file = ByteBuffer.allocate(DATA + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, new byte[] {'M', 'Z'}).putInt(0x3c, 128);
        file.putInt(128, 0x4550).putShort(134, (short) 1).putShort(148, (short) 240);
        file.putShort(152, (short) 0x20b).putLong(176, 0x140000000L);
        int header = 128 + 24 + 240;
        file.put(header, section.getBytes(StandardCharsets.ISO_8859_1));
        file.putInt(header + 12, 0x1000).putInt(header + 16, data.length).putInt(header + 20, DATA);
        file.putInt(header + 36, 0xC0000040);
        return file.put(DATA, data).array();
    }

    /** A program of macOS with a section. */
    public static byte[] machO(String section, byte[] data) {
        ByteBuffer file = ByteBuffer.allocate(DATA + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0xfeedfacf).putInt(16, 1).putInt(20, 152);
        file.putInt(32, 0x19).putInt(36, 152).put(40, "__DATA".getBytes(StandardCharsets.ISO_8859_1));
        file.putLong(56, ADDRESS)
                .putLong(72, DATA)
                .putLong(80, data.length)
                .putInt(92, 3)
                .putInt(96, 1);
        file.put(104, section.getBytes(StandardCharsets.ISO_8859_1));
        file.putLong(104 + 40, data.length).putInt(104 + 48, DATA);
        return file.put(DATA, data).array();
    }
}
