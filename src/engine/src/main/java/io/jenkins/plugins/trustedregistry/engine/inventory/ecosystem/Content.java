// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a layer: its stream once, or its bytes as often as wanted. Everything that was put somewhere for it goes when it is
 * closed.
 */
public final class Content implements Closeable {
    private final Entry entry;
    private final InputStream stream;
    private final Workspace workspace;
    private final List<Path> files = new ArrayList<>();
    private @Nullable Held held;

    /** @param stream from the file's first byte to its last; not closed */
    public Content(Entry entry, InputStream stream, Workspace workspace) {
        this.entry = entry;
        this.stream = stream;
        this.workspace = workspace;
    }

    /** A file in memory. */
    public static Content of(String path, byte[] content, Workspace workspace) {
        return new Content(new Entry(path, content.length, false), new ByteArrayInputStream(content), workspace);
    }

    public Entry entry() {
        return entry;
    }

    /** Where content that is found inside may be put. */
    public Workspace workspace() {
        return workspace;
    }

    /** The stream, unbuffered. Either this or the bytes. */
    public InputStream stream() {
        return stream;
    }

    /** All bytes. The first call takes them from the stream. */
    public Bytes bytes(long limit) throws IOException {
        if (held == null) {
            if (entry.size() > limit) {
                throw NotScannableException.tooLarge("It", limit);
            }
            held = workspace.hold(stream, limit);
        }
        return held.bytes();
    }

    /** All of it as UTF-8, where what is not UTF-8 is replaced. */
    public String text(int limit) throws IOException {
        Bytes bytes = bytes(limit);
        return new String(bytes.copy(0, bytes.size(), limit), StandardCharsets.UTF_8);
    }

    /** All of it as an array of its own. */
    public byte[] array(int limit) throws IOException {
        Bytes bytes = bytes(limit);
        return bytes.copy(0, bytes.size(), limit);
    }

    /** All of it in a temporary file, for libraries that read only files. */
    public Path file(long limit) throws IOException {
        Path file = workspace.temporary();
        files.add(file);
        Bytes bytes = bytes(limit);
        byte[] chunk = new byte[64 * 1024];
        try (TemporaryOutput out = new TemporaryOutput(file)) {
            for (long at = 0; at < bytes.size(); at += chunk.length) {
                int n = (int) Math.min(chunk.length, bytes.size() - at);
                bytes.read(at, chunk, 0, n);
                out.write(chunk, n);
            }
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        if (held != null) {
            held.close();
        }
    }
}
