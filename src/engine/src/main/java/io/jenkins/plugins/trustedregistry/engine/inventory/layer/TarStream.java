// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a tar archive and hashes all of it on the way. What nobody reads is passed over in the buffer. Written here because
 * the readers there are take the name of an entry into memory however long it is, and a layer of one kilobyte can have one of a
 * gigabyte.
 */
final class TarStream {
    private static final int BUFFER = 256 * 1024;
    private static final int LONGEST_HEADER = 1 << 20; // as Go's, which runtimes use

    private final InputStream in;
    private final MessageDigest hash;
    private final ByteGuard guard;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long total;
    private long contentLeft;
    private long padding;

    TarStream(InputStream in, MessageDigest hash, ByteGuard guard) {
        this.in = in;
        this.hash = hash;
        this.guard = guard;
    }

    /** Asked after every read whether reading may go on. */
    interface ByteGuard {
        void check(long total) throws NotScannableException;
    }

    /** The bytes that were read of the archive. */
    long total() {
        return total;
    }

    /** The next entry; null at the end of the archive. Content that was not read is passed over. */
    @Nullable
    TarEntry next() throws IOException {
        String path = "";
        String link = "";
        Map<String, String> pax = Map.of();
        while (true) {
            pass(contentLeft + padding);
            contentLeft = 0;
            padding = 0;
            if (!require(TarHeader.BLOCK)) {
                return null;
            }
            TarHeader header = new TarHeader(buffer, position);
            if (header.isEnd()) {
                return null;
            }
            header.verify();
            long size = header.size();
            position += TarHeader.BLOCK; // the header's fields stay where they are until the next read
            switch (header.type()) {
                case 'x' -> pax = PaxRecords.parse(extension(size));
                case 'g' -> begin(size);
                case 'L' -> path = trimmed(extension(size));
                case 'K' -> link = trimmed(extension(size));
                default -> {
                    return entry(
                            header,
                            pax,
                            path.isEmpty() ? header.path() : path,
                            link.isEmpty() ? header.link() : link,
                            size);
                }
            }
        }
    }

    private TarEntry entry(TarHeader header, Map<String, String> pax, String name, String target, long stored)
            throws IOException {
        String path = pax.getOrDefault("GNU.sparse.name", pax.getOrDefault("path", name));
        TarEntry.Kind kind = kind(header.type(), path, pax);
        boolean extended = header.type() == 'S' && header.isExtended();
        long size = stored;
        if (pax.containsKey("size")) {
            size = paxSize(pax.get("size"));
        }
        if (kind == TarEntry.Kind.FOLDER || kind == TarEntry.Kind.SYMBOLIC_LINK || kind == TarEntry.Kind.HARD_LINK) {
            size = 0; // some writers give links the size of their target
        }
        while (extended) {
            if (!require(TarHeader.BLOCK)) {
                throw cutOff();
            }
            extended = buffer[position + 504] != 0;
            position += TarHeader.BLOCK;
        }
        begin(size);
        return new TarEntry(path, pax.getOrDefault("linkpath", target), size, kind);
    }

    private static TarEntry.Kind kind(char type, String path, Map<String, String> pax) {
        return switch (type) {
            case '0', '\0', '7' -> {
                if (pax.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."))) {
                    yield TarEntry.Kind.SPARSE;
                }
                yield path.endsWith("/") ? TarEntry.Kind.FOLDER : TarEntry.Kind.FILE;
            }
            case 'S' -> TarEntry.Kind.SPARSE;
            case '1' -> TarEntry.Kind.HARD_LINK;
            case '2' -> TarEntry.Kind.SYMBOLIC_LINK;
            case '5' -> TarEntry.Kind.FOLDER;
            default -> TarEntry.Kind.OTHER;
        };
    }

    private static long paxSize(String text) throws NotScannableException {
        try {
            long size = Long.parseLong(text);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw NotScannableException.damaged("The layer is damaged: a pax header has a size that is none.");
    }

    private void begin(long size) throws NotScannableException {
        if (size > Long.MAX_VALUE - 2 * TarHeader.BLOCK) {
            throw NotScannableException.damaged("The layer is damaged: a size in a header is larger than any file.");
        }
        contentLeft = size;
        padding = -size & (TarHeader.BLOCK - 1);
    }

    /** The content of an entry that only says something of the next. */
    private byte[] extension(long size) throws IOException {
        if (size > LONGEST_HEADER) {
            throw NotScannableException.tooLarge("A name or an extended header of the layer's archive", LONGEST_HEADER);
        }
        begin(size);
        byte[] content = content().readNBytes((int) size);
        if (content.length < size) {
            throw cutOff();
        }
        return content;
    }

    private static String trimmed(byte[] name) {
        int length = 0;
        while (length < name.length && name[length] != 0) {
            length++;
        }
        return new String(name, 0, length, StandardCharsets.UTF_8);
    }

    /** The first bytes of the current content, up to four, without taking them; big-endian, 0 when there are fewer. */
    int magic() throws IOException {
        if (contentLeft < 4 || !require(4)) {
            return 0;
        }
        return (buffer[position] & 0xff) << 24
                | (buffer[position + 1] & 0xff) << 16
                | (buffer[position + 2] & 0xff) << 8
                | (buffer[position + 3] & 0xff);
    }

    /** The content of the current entry, or what is left of it. */
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return take(target, offset, length);
            }
        };
    }

    private int take(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (contentLeft == 0) {
            return -1;
        }
        if (position == end && !fill()) {
            throw cutOff();
        }
        int count = (int) Math.min(Math.min(length, end - position), contentLeft);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        contentLeft -= count;
        return count;
    }

    /** Reads and hashes what is behind the archive's end. */
    void drain() throws IOException {
        do {
            position = end;
        } while (fill());
    }

    private void pass(long count) throws IOException {
        long left = count;
        while (left > end - position) {
            left -= end - position;
            position = end;
            if (!fill()) {
                throw cutOff();
            }
        }
        position += (int) left;
    }

    /** Whether so many bytes are in the buffer; false at the end of the archive. */
    private boolean require(int count) throws IOException {
        if (end - position >= count) {
            return true;
        }
        System.arraycopy(buffer, position, buffer, 0, end - position);
        end -= position;
        position = 0;
        while (end < count) {
            if (!more()) {
                if (end > 0) {
                    throw cutOff();
                }
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = 0;
        return more();
    }

    private boolean more() throws IOException {
        int n = in.read(buffer, end, buffer.length - end);
        if (n < 0) {
            return false;
        }
        hash.update(buffer, end, n);
        end += n;
        total += n;
        guard.check(total);
        return true;
    }

    private static EOFException cutOff() {
        return new EOFException("The layer is cut off in the middle of its archive.");
    }
}
