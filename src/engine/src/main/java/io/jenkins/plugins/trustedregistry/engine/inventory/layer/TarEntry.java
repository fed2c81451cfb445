// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

/**
 * The header of an entry of a tar archive, with what headers before it say of it.
 *
 * @param path as it stands there
 * @param link the target of a link; else empty
 * @param size the bytes of content that follow
 */
record TarEntry(String path, String link, long size, Kind kind) {

    enum Kind {
        FILE,
        /** A file whose holes were left out: its content is not what follows. */
        SPARSE,
        FOLDER,
        SYMBOLIC_LINK,
        HARD_LINK,
        /** Devices, pipes and what is not known. */
        OTHER
    }
}
