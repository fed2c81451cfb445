// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Files by name, in a folder or in a tar file. May be read by several threads at once. */
interface FileSet extends AutoCloseable {

    /** A file, by a name relative to the set, with slashes; empty when there is none. */
    Optional<Stored> find(String name) throws IOException;

    /** What it is called in sentences. */
    String shownName();

    @Override
    void close() throws IOException;

    /** A file that is there. */
    interface Stored {
        long size();

        /** From an offset on; the caller closes it. */
        InputStream open(long offset) throws IOException;
    }

    /** A small file in whole; empty when there is none. */
    default Optional<byte[]> read(String name) throws IOException {
        Optional<Stored> found = find(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.get().size() > ManifestParser.LARGEST) {
            throw new ClientException("The file " + name + " of " + shownName() + " is larger than "
                    + ManifestParser.LARGEST + " bytes, which no such file is. Make the image again.");
        }
        try (InputStream in = found.get().open(0)) {
            return Optional.of(in.readNBytes(ManifestParser.LARGEST));
        }
    }
}
