// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.golang;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable.Executable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What Go's linker leaves in a program: the version of Go and the list of modules. The place begins with 14 bytes that are told apart,
 * the size of a pointer and flags. Since Go 1.18 the two texts follow, with their lengths; before, there are pointers to them.
 *
 * @param version {@code go1.21.3}
 * @param modules lines of fields with tabs between them; empty for a program built without modules
 */
record BuildInfo(String version, String modules) {
    private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ALIGN = 16;
    private static final int HEADER = 32;
    private static final int BIG_ENDIAN = 1;
    private static final int INLINE = 2;
    private static final int LONGEST_VERSION = 1024;
    private static final int LONGEST_MODULES = 4 << 20;
    private static final int MARK = 16; // what is before and behind the list of modules

    /** Absent when Go did not build it. */
    static Optional<BuildInfo> of(Executable executable) throws IOException {
        Optional<Bytes> section = executable.section(".go.buildinfo");
        if (section.isEmpty()) {
            section = executable.section("__go_buildinfo");
        }
        Optional<Bytes> place = section.isPresent() ? section : executable.data();
        return place.isPresent() ? in(executable, place.get()) : Optional.empty();
    }

    private static Optional<BuildInfo> in(Executable executable, Bytes data) throws IOException {
        long at = data.find(MAGIC, 0, data.size(), ALIGN);
        if (at < 0 || at + HEADER > data.size()) {
            return Optional.empty();
        }
        ByteBuffer header = data.buffer(at, HEADER, ByteOrder.LITTLE_ENDIAN);
        int pointer = header.get(14) & 0xff;
        int flags = header.get(15) & 0xff;
        if ((flags & INLINE) != 0) {
            return Optional.of(inline(data, at + HEADER));
        }
        if (pointer != 4 && pointer != 8) {
            return Optional.empty();
        }
        header.order((flags & BIG_ENDIAN) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        String version = pointedTo(executable, address(header, 16, pointer), pointer, header.order(), LONGEST_VERSION);
        String modules =
                pointedTo(executable, address(header, 16 + pointer, pointer), pointer, header.order(), LONGEST_MODULES);
        return version.isEmpty() ? Optional.empty() : Optional.of(new BuildInfo(version, unmarked(modules)));
    }

    private static BuildInfo inline(Bytes data, long start) throws IOException {
        long at = start;
        String[] texts = new String[2];
        for (int i = 0; i < texts.length; i++) {
            long length = 0;
            int shift = 0;
            int b;
            do {
                if (shift > 28) {
                    throw NotScannableException.damaged("The build information of Go in it is damaged.");
                }
                b = data.copy(at++, 1, 1)[0];
                length |= (long) (b & 0x7f) << shift;
                shift += 7;
            } while ((b & 0x80) != 0);
            byte[] text = data.copy(at, length, i == 0 ? LONGEST_VERSION : LONGEST_MODULES);
            texts[i] = new String(text, StandardCharsets.ISO_8859_1);
            at += length;
        }
        return new BuildInfo(texts[0], unmarked(texts[1]));
    }

    /** A text of Go: a pointer to its bytes, and their number. */
    private static String pointedTo(Executable executable, long address, int pointer, ByteOrder order, int limit)
            throws IOException {
        Optional<Bytes> head = executable.at(address);
        if (head.isEmpty()) {
            return "";
        }
        ByteBuffer fields = head.get().buffer(0, 2 * pointer, order);
        long length = address(fields, pointer, pointer);
        Optional<Bytes> text = executable.at(address(fields, 0, pointer));
        if (text.isEmpty() || length == 0) {
            return "";
        }
        return new String(text.get().copy(0, length, limit), StandardCharsets.ISO_8859_1);
    }

    private static long address(ByteBuffer buffer, int at, int pointer) {
        return pointer == 8 ? buffer.getLong(at) : buffer.getInt(at) & 0xffffffffL;
    }

    private static String unmarked(String modules) {
        if (modules.length() < 2 * MARK + 1 || modules.charAt(modules.length() - MARK - 1) != '\n') {
            return "";
        }
        String bytes = modules.substring(MARK, modules.length() - MARK);
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
