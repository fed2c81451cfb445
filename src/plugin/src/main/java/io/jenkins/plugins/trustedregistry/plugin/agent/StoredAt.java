// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * Where an image is in files: a folder in OCI layout, or an archive.
 *
 * @param path relative to the workspace, or absolute
 */
public record StoredAt(Kind kind, String path) implements Serializable {

    /** How it is stored. */
    public enum Kind {
        LAYOUT,
        ARCHIVE
    }

    Path in(Path workspace) {
        return workspace.resolve(path);
    }
}
