// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.airlift.compress.zstd.ZstdInputStream;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** How a layer is stored. Its first bytes say so, as they do to every runtime: media types are often wrong. */
enum Compression {
    NONE,
    GZIP,
    ZSTD;

    private static final int BUFFER = 64 * 1024;
    private static final int HEAD = 4;
    private static final int GZIP_MAGIC = 0x1f8b0800;
    private static final int ZSTD_MAGIC = 0x28b52ffd;
    private static final int BZIP2_MAGIC = 0x425a6800;
    private static final int XZ_MAGIC = 0xfd377a58;

    /** The uncompressed bytes. */
    static InputStream open(SourceStream source) throws IOException {
        byte[] head = source.readNBytes(HEAD);
        InputStream whole = new Rejoined(source, head);
        return switch (of(head)) {
            case NONE -> whole;
            case GZIP -> new GZIPInputStream(whole, BUFFER);
            case ZSTD -> new ZstdInputStream(new ZstdFrames(whole));
        };
    }

    private static Compression of(byte[] head) throws NotScannableException {
        if (head.length < HEAD) {
            return NONE;
        }
        int magic = (head[0] & 0xff) << 24 | (head[1] & 0xff) << 16 | (head[2] & 0xff) << 8 | (head[3] & 0xff);
        if ((magic & 0xffffff00) == GZIP_MAGIC) {
            return GZIP;
        }
        if (magic == ZSTD_MAGIC || ZstdFrames.isSkippable(Integer.reverseBytes(magic))) {
            return ZSTD;
        }
        if ((magic & 0xffffff00) == BZIP2_MAGIC || magic == XZ_MAGIC) {
            throw NotScannableException.unsupported("The layer is compressed with "
                    + (magic == XZ_MAGIC ? "xz" : "bzip2") + "; only gzip and zstd are read.");
        }
        return NONE;
    }

    /** The bytes that were looked at, and the rest; what is available is what the source says. */
    private static final class Rejoined extends PushbackInputStream {
        private final SourceStream source;

        Rejoined(SourceStream source, byte[] head) throws IOException {
            super(source, HEAD);
            this.source = source;
            unread(head);
        }

        @Override
        public int available() {
            return source.available();
        }
    }
}
