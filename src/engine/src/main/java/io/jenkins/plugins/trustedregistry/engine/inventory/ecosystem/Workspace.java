// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where content is put that must be read at any place: in memory up to a size, in a temporary file above it. Memory is used again,
 * because a layer has thousands of programs and libraries. For one thread.
 */
public final class Workspace {
    /** What is kept in memory; a scan needs little more than this for each level of archives in archives. */
    public static final int MOST_IN_MEMORY = 16 << 20;

    private static final int SMALLEST = 1 << 20;
    private static final int MOST_KEPT = 4;

    private final Path folder;
    private final int mostInMemory;
    private final Deque<byte[]> free = new ArrayDeque<>();

    /** @param folder where temporary files are made; it exists */
    public Workspace(Path folder) {
        this(folder, MOST_IN_MEMORY);
    }

    Workspace(Path folder, int mostInMemory) {
        this.folder = folder;
        this.mostInMemory = mostInMemory;
    }

    /**
     * Takes a stream to its end.
     *
     * @param limit more than this is a {@link NotScannableException}
     */
    public Held hold(InputStream stream, long limit) throws IOException {
        byte[] memory = take(SMALLEST);
        int length = 0;
        while (true) {
            int n = stream.readNBytes(memory, length, memory.length - length);
            length += n;
            if (length > limit) {
                give(memory);
                throw NotScannableException.tooLarge("It", limit);
            }
            if (length < memory.length) {
                return new Held.InMemory(this, memory, length);
            }
            if (memory.length >= mostInMemory) {
                break;
            }
            byte[] larger = take(Math.min(mostInMemory, memory.length * 4));
            System.arraycopy(memory, 0, larger, 0, length);
            give(memory);
            memory = larger;
        }
        try {
            return Held.InFile.write(temporary(), memory, length, stream, limit);
        } finally {
            give(memory);
        }
    }

    /** A new temporary file, which only its owner can read. The caller deletes it. */
    Path temporary() throws IOException {
        try {
            return Files.createTempFile(folder, "scan-", ".tmp");
        } catch (IOException e) {
            throw new TemporaryFileException(e);
        }
    }

    private byte[] take(int size) {
        for (byte[] candidate : free) {
            if (candidate.length >= size) {
                free.remove(candidate);
                return candidate;
            }
        }
        return new byte[size];
    }

    void give(byte[] memory) {
        free.addFirst(memory);
        if (free.size() > MOST_KEPT) {
            free.removeLast();
        }
    }
}
