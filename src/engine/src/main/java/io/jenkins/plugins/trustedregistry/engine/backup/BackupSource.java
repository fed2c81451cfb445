// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import io.jenkins.plugins.trustedregistry.engine.database.Snapshots;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.RemovalPause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What of a running registry is copied.
 *
 * @param removals keeps blobs from being removed meanwhile
 * @param keys the folder of private keys
 * @param settings the settings file as its author wrote it, where there is one
 * @param audit the files of the audit log
 * @param temporary where the copy of the database lies until the backup is done
 * @param version the registry's
 */
public record BackupSource(
        Snapshots database,
        BlobStore blobs,
        RemovalPause removals,
        Path keys,
        Supplier<Optional<String>> settings,
        LogFiles audit,
        Path temporary,
        String version) {
    static final String KEYS = "keys/";
    static final String SETTINGS = "registry.yaml";

    /** Everything that nobody may read who finds the backup, by its name in the home. */
    Map<String, byte[]> secrets() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        settings.get().ifPresent(text -> files.put(SETTINGS, text.getBytes(StandardCharsets.UTF_8)));
        for (Path key : keyFiles()) {
            content(key).ifPresent(bytes -> files.put(KEYS + key.getFileName(), bytes));
        }
        return files;
    }

    /** Empty for one that was removed a moment ago. */
    private static Optional<byte[]> content(Path key) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(key));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private List<Path> keyFiles() throws IOException {
        try (Stream<Path> all = Files.list(keys)) {
            // what is being written has this ending until it is whole
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".new"))
                    .sorted()
                    .toList();
        }
    }
}
