// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of UTF-8 text, ended by a line feed with or without a carriage return. What is longer than the limit is cut: no field that
 * matters is so long, and a file without line ends must not fill the memory.
 */
public final class Lines {
    /** The longest line that is kept whole. */
    public static final int LONGEST = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private byte[] line = new byte[256];
    private int position;
    private int end;

    public Lines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; null behind the last. */
    public @Nullable String next() throws IOException {
        int length = 0;
        boolean any = false;
        while (true) {
            if (position == end && !fill()) {
                return any ? text(length) : null;
            }
            any = true;
            int start = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            length = append(start, length);
            if (position < end) {
                position++;
                return text(length);
            }
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        end = in.read(buffer, 0, buffer.length);
        if (end < 0) {
            end = 0;
            return false;
        }
        return true;
    }

    private int append(int start, int length) {
        int count = Math.min(position - start, LONGEST - length);
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
        }
        System.arraycopy(buffer, start, line, length, count);
        return length + count;
    }

    private String text(int length) {
        int trimmed = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, trimmed, StandardCharsets.UTF_8);
    }
}
