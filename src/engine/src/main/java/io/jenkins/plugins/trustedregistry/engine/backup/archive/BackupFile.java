// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * An entry of an archive as its manifest names it.
 *
 * @param sha256 hexadecimal
 */
public record BackupFile(String name, long size, String sha256) {
    public static final String MANIFEST = "backup.json";
    public static final String SECRETS = "secrets.json";
    public static final String DATABASE = "registry.db";
    public static final String BLOB_LIST = "blobs.txt";
    public static final String AUDIT = "audit.tar";
    static final String BLOBS = "blobs/";
    public static final String RESULT = "result.json";

    public static BackupFile of(String name, byte[] content) {
        return new BackupFile(name, content.length, Digest.of(content).hex());
    }

    public static BackupFile of(String name, Path file) throws IOException {
        MessageDigest hash = newHash();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[128 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.update(buffer, 0, read);
                size += read;
            }
        }
        return new BackupFile(name, size, HexFormat.of().formatHex(hash.digest()));
    }

    public static MessageDigest newHash() {
        return Digest.Algorithm.SHA256.newHash();
    }
}
