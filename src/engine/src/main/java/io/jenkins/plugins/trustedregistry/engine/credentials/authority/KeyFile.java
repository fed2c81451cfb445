// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** One file with a private key and its certificates, PEM: together, so that they always fit each other. */
final class KeyFile {
    private final Path path;
    private final PrivateFile file;

    KeyFile(Path path) {
        this.path = path;
        this.file = new PrivateFile(path);
    }

    Optional<KeyedCertificate> read() {
        try {
            return file.read().map(Pem::parse);
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(
                    "The key file " + path
                            + " is damaged: restore it from a backup, or move it away to have a new one made.",
                    new IOException(e));
        }
    }

    void write(KeyedCertificate content) {
        file.write(content.keyPem() + content.chainPem());
    }
}
