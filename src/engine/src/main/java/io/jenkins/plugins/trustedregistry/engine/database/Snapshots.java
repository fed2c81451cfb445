// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import java.nio.file.Path;

/** Copies of a whole database, for backups. */
public interface Snapshots {

    /**
     * Writes everything as it is at one instant into a new SQLite file, on stable storage on return. Reads and writes go on
     * meanwhile.
     *
     * @throws DatabaseException when the file can't be written; what there is of it is worth nothing
     */
    void snapshot(Path file);
}
