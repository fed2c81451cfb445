// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * A program or library.
 *
 * @param order how it writes numbers
 * @param sections the named parts, where it has such
 * @param segments what is loaded, and to which address
 */
public record Executable(Bytes bytes, ByteOrder order, List<Section> sections, List<Segment> segments) {

    private static final int ELF = 0x7f454c46;
    private static final int SMALLEST = 4096;

    /** The largest programs there are have some hundred megabytes. */
    private static final long LARGEST = 2L << 30;

    public Executable {
        sections = List.copyOf(sections);
        segments = List.copyOf(segments);
    }

    /** A named part of the file. */
    public record Section(String name, long offset, long size) {}

    /** A part of the file that is loaded to an address. */
    public record Segment(long address, long offset, long size, boolean isData) {}

    /** Whether a file may be a program that somebody said something in. */
    public static boolean mayBe(Entry entry) {
        return entry.executable() && entry.size() >= SMALLEST;
    }

    /** As {@link #parse}, of a whole file. */
    public static Optional<Executable> of(Content content) throws IOException {
        return parse(content.bytes(LARGEST));
    }

    /** Reads the headers; absent when it is none of the known formats, or only begins like one. */
    public static Optional<Executable> parse(Bytes bytes) throws IOException {
        if (bytes.size() < 64) {
            return Optional.empty();
        }
        int magic = bytes.buffer(0, 4, ByteOrder.BIG_ENDIAN).getInt();
        if (magic == ELF) {
            return Optional.of(Elf.parse(bytes));
        }
        return switch (magic) {
            case 0xfeedface, 0xfeedfacf -> Optional.of(MachO.parse(bytes, ByteOrder.BIG_ENDIAN));
            case 0xcefaedfe, 0xcffaedfe -> Optional.of(MachO.parse(bytes, ByteOrder.LITTLE_ENDIAN));
            default -> magic >>> 16 == 0x4d5a ? Pe.parse(bytes) : Optional.empty();
        };
    }

    /** The content of the first section of this name that has any. */
    public Optional<Bytes> section(String name) throws IOException {
        for (Section section : sections) {
            if (section.name().equals(name) && section.size() > 0) {
                return Optional.of(bytes.slice(section.offset(), section.size()));
            }
        }
        return Optional.empty();
    }

    /** The content of the first segment of data that may be written to. */
    public Optional<Bytes> data() throws IOException {
        for (Segment segment : segments) {
            if (segment.isData() && segment.size() > 0 && segment.offset() < bytes.size()) {
                return Optional.of(
                        bytes.slice(segment.offset(), Math.min(segment.size(), bytes.size() - segment.offset())));
            }
        }
        return Optional.empty();
    }

    /** What is loaded to an address, to the end of its segment. */
    public Optional<Bytes> at(long address) throws IOException {
        for (Segment segment : segments) {
            long inside = address - segment.address();
            if (inside >= 0 && inside < segment.size()) {
                return Optional.of(bytes.slice(segment.offset() + inside, segment.size() - inside));
            }
        }
        return Optional.empty();
    }
}
