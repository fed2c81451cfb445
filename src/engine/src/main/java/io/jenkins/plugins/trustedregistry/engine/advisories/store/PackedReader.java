// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Reads what {@link PackedWriter} wrote. Other bytes end in an {@link IllegalArgumentException}, never in endless memory. */
final class PackedReader {
    private final byte[] bytes;
    private int at;

    PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= bytes.length) {
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

    /** Of a list of texts those that are this one; the others are passed over without being read. */
    List<String> textsThatAre(byte[] wanted) {
        int size = length();
        List<String> found = List.of();
        for (int i = 0; i < size; i++) {
            int length = length();
            if (Arrays.equals(bytes, at, at + length, wanted, 0, wanted.length)) {
                found = List.of(new String(wanted, StandardCharsets.UTF_8));
            }
            at += length;
        }
        return found;
    }

    <T> List<T> list(Supplier<T> each) {
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
        if (length < 0 || length > bytes.length - at) {
            throw new IllegalArgumentException("A packed length is out of bounds");
        }
        return (int) length;
    }
}
