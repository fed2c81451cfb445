// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Writes values one after the other: numbers in as few bytes as they need, texts and lists with their length before them. */
final class PackedWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    PackedWriter number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    PackedWriter text(String text) {
        return part(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their length before them. */
    PackedWriter part(byte[] bytes) {
        number(bytes.length);
        out.write(bytes, 0, bytes.length);
        return this;
    }

    <T> PackedWriter list(List<T> list, Consumer<T> each) {
        number(list.size());
        list.forEach(each);
        return this;
    }

    PackedWriter texts(List<String> texts) {
        return list(texts, this::text);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
