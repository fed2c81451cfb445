// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** FileTree by their paths, in a folder or an archive. */
interface FileTree extends AutoCloseable {

    /** A file's bytes; the caller closes them. Empty when there is no such file. */
    Optional<InputStream> open(String path) throws IOException;

    /** A file's length; empty when there is no such file. */
    OptionalLong size(String path) throws IOException;

    @Override
    void close() throws IOException;

    /** A small file as a whole; empty when there is none. @throws IOException when it is larger */
    default Optional<byte[]> read(String path, int most) throws IOException {
        Optional<InputStream> found = open(path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = found.get()) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw new UnreadableImageException(
                        "'" + path + "' in it has more than " + most + " bytes: this is no image as tools write it.");
            }
            return Optional.of(content);
        }
    }
}
