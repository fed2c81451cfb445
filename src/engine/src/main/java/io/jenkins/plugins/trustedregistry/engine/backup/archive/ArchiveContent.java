// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import java.util.List;

/**
 * What an archive turned out to hold when it was read to its end.
 *
 * @param lost blobs that the registry did not have, or not whole, when the backup was made
 */
public record ArchiveContent(BackupManifest manifest, List<BackupResult.Damage> lost) {
    public ArchiveContent {
        lost = List.copyOf(lost);
    }
}
