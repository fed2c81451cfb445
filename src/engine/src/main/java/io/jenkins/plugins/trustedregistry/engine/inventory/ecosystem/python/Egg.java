// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.python;

import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A distribution in one file, as {@code easy_install} left them: a ZIP file that Python imports from as it is. */
final class Egg {
    private static final String METADATA = "EGG-INFO/PKG-INFO";
    /** The metadata comes first, mostly; what stands before it is decompressed to come there. */
    private static final long MOST_BYTES = 256L << 20;

    private static final int CHUNK = 64 * 1024;

    private Egg() {}

    /** @param in is left open */
    static Optional<PackageFacts> read(InputStream in) throws IOException {
        try {
            return find(in);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw NotScannableException.damaged("It is no ZIP file, or a damaged one.");
        }
    }

    private static Optional<PackageFacts> find(InputStream in) throws IOException {
        // names in Latin-1: any bytes are some, and only one name matters
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
        byte[] chunk = new byte[CHUNK];
        long left = MOST_BYTES;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(METADATA)) {
                return Metadata.read(zip);
            }
            for (int n = zip.read(chunk, 0, CHUNK); n >= 0; n = zip.read(chunk, 0, CHUNK)) {
                left -= n;
                if (left < 0) {
                    throw NotScannableException.tooMany("bytes to decompress in the egg", MOST_BYTES);
                }
            }
        }
        return Optional.empty();
    }
}
