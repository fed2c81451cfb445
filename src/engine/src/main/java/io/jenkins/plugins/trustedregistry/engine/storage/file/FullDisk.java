// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.storage.StorageFullException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells a full disk from other failures to write; Java has no exception of its own for it. */
final class FullDisk {
    private static final long AS_GOOD_AS_NOTHING = 64 * 1024;

    private FullDisk() {}

    /** The failure itself, or a {@link StorageFullException} when it means that the folder's disk has no space left. */
    static IOException recognised(IOException failure, Path folder) {
        if (failure instanceof StorageFullException || !(saysSo(failure) || isFull(folder))) {
            return failure;
        }
        return new StorageFullException(
                "No space is left for blobs in " + folder
                        + ": free some (delete images and collect garbage) or give the folder a larger disk or quota.",
                failure);
    }

    private static boolean saysSo(IOException failure) {
        String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of("no space left", "quota exceeded", "not enough space").anyMatch(reason::contains);
    }

    /** The operating system speaks the machine's language; numbers are understood everywhere. */
    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < AS_GOOD_AS_NOTHING;
        } catch (IOException e) {
            return false;
        }
    }
}
