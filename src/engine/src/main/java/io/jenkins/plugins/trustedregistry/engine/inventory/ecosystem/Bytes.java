// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Content that may be read at any place. Reading outside of it, which is what a damaged or hostile file asks for, is a {@link
 * NotScannableException}, never anything else.
 */
public interface Bytes {

    long size();

    /** Copies exactly this many bytes; the caller has checked the place with {@link #check}. */
    void read(long position, byte[] target, int offset, int length) throws IOException;

    /** These bytes in memory. */
    static Bytes of(byte[] content) {
        return of(content, content.length);
    }

    /** The first bytes of this array. */
    static Bytes of(byte[] content, int length) {
        return new MemoryBytes(content, length);
    }

    default void check(long position, long length) throws NotScannableException {
        if (position < 0 || length < 0 || position > size() - length) {
            throw NotScannableException.damaged("It refers to a place that is outside of it.");
        }
    }

    /** A copy of a part, which may not be larger than the limit. */
    default byte[] copy(long position, long length, int limit) throws IOException {
        if (length > limit) {
            throw NotScannableException.tooLarge("A part of it", limit);
        }
        check(position, length);
        byte[] copy = new byte[(int) length];
        read(position, copy, 0, copy.length);
        return copy;
    }

    /** A part, without copying it. */
    default Bytes slice(long position, long length) throws IOException {
        check(position, length);
        return new SlicedBytes(this, position, length);
    }

    /** A part that is small, as a buffer to read numbers from. */
    default ByteBuffer buffer(long position, int length, ByteOrder order) throws IOException {
        return ByteBuffer.wrap(copy(position, length, length)).order(order);
    }

    /** The place of a pattern at or behind a place, at a multiple of {@code step} from the beginning; -1 when it is nowhere. */
    default long find(byte[] pattern, long from, long to, int step) throws IOException {
        return Search.find(this, pattern, from, Math.min(to, size()), step);
    }
}
