// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupArchive;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupException;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupManifest;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupResult;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A backup that a registry can be made of.
 *
 * @param beside where the blobs are when they are not in the archive
 * @param lost blobs that are known not to be there
 */
public record Restorable(BackupArchive archive, Optional<BlobStore> beside, Set<Digest> lost) {
    public Restorable {
        lost = Set.copyOf(lost);
    }

    /**
     * The backup in a file, or one in a folder.
     *
     * @param name which one of the folder; empty: the newest
     * @throws BackupException when there is none
     */
    public static Restorable in(Path place, Optional<String> name) throws IOException {
        if (!Files.exists(place)) {
            throw new BackupException("There is no backup at " + place + ": check the name.");
        }
        if (!Files.isDirectory(place)) {
            return new Restorable(new BackupArchive(place), Optional.empty(), Set.of());
        }
        if (!Files.isDirectory(place.resolve("snapshots"))) {
            throw BackupManifest.foreign();
        }
        BackupFolder folder = BackupFolder.open(place);
        List<String> names = folder.names();
        String chosen = name.or(() -> names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1)))
                .orElseThrow(() -> new BackupException("There is no finished backup in " + place + "."));
        if (!names.contains(chosen)) {
            throw new BackupException("There is no backup " + chosen + " in " + place + ", only " + names + ".");
        }
        Set<Digest> lost = folder.result(chosen).damaged().stream()
                .map(BackupResult.Damage::digest)
                .collect(Collectors.toSet());
        return new Restorable(folder.archive(chosen), Optional.of(folder.blobs()), lost);
    }
}
