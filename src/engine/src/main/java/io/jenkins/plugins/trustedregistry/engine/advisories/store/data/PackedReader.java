// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Reads what {@link PackedWriter} wrote. Other bytes end in an {@link IllegalArgumentException}, never in endless memory. */
public final class PackedReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    PackedReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private PackedReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Another one of the same bytes, at the same place. */
    public PackedReader copy() {
        return new PackedReader(bytes, at, end);
    }

    boolean hasMore() {
        return at < end;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= end) {
                break;
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A packed value ends in the middle");
    }

    String text() {
        int length = length();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Passes over a text. */
    boolean textIs(byte[] wanted) {
        int length = length();
        boolean same = Arrays.equals(bytes, at, at + length, wanted, 0, wanted.length);
        at += length;
        return same;
    }

    /** Of a list of texts those that are this one; the others are passed over without being read. */
    List<String> textsThatAre(byte[] wanted) {
        int size = length();
        List<String> found = List.of();
        for (int i = 0; i < size; i++) {
            if (textIs(wanted)) {
                found = List.of(new String(wanted, StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    /** What {@link PackedWriter#part} wrote, to be read by itself; this one goes on behind it. */
    PackedReader part() {
        int length = length();
        PackedReader part = new PackedReader(bytes, at, at + length);
        at += length;
        return part;
    }

    /** All that is left. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, at, end);
        at = end;
        return rest;
    }

    public <T> List<T> list(Supplier<T> each) {
        int size = length(); // each takes a byte at least
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(each.get());
        }
        return list;
    }

    List<String> texts() {
        return list(this::text);
    }

    private int length() {
        long length = number();
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("A packed length is out of bounds");
        }
        return (int) length;
    }
}
