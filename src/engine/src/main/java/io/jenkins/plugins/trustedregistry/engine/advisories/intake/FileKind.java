// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file is, told from its beginning: names are not to be relied on. */
enum FileKind {
    ARCHIVE,
    RECORDS,
    KEV,
    EPSS;

    private static final int BEGINNING = 1 << 16;

    /** @throws RefusedDataException when it is nothing known */
    static FileKind of(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BEGINNING);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK")) {
            return ARCHIVE;
        }
        String plain = text.strip();
        if (isGzip(bytes) || plain.startsWith("#model_version") || plain.startsWith("cve,epss")) {
            return EPSS;
        }
        if (plain.startsWith("[")) {
            return RECORDS;
        }
        if (plain.startsWith("{")) {
            return plain.contains("\"catalogVersion\"") || plain.contains("\"cveID\"") ? KEV : RECORDS;
        }
        throw new RefusedDataException(
                "It is neither a zip file nor records in OSV's format, nor one of the lists of CISA or"
                        + " FIRST (EPSS): see the administrator's guide for what can be imported.");
    }

    static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }
}
