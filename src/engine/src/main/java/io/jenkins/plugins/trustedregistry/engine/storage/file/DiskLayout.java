// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where everything lies in a storage folder. No other class builds a path.
 *
 * <pre>
 * storage folder
 *   blobs
 *     sha256
 *       4b
 *         4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a    a finished blob: exactly its bytes
 *     sha512
 *       ...
 *   quarantine
 *     sha256.HEX.1    what was once a blob and is damaged; never served, kept for the administrator
 *   uploads
 *     UUID.REPOSITORY.ALGORITHM    what has arrived of an upload: exactly its bytes
 *     UUID.received.ALGORITHM      what has arrived of a blob that comes in one call
 * </pre>
 *
 * <p>All that must be known of an upload stands in its file's name; REPOSITORY is the first half of the SHA-256 of the
 * repository's name, which may be too long for a file name itself. So an upload is one file from its first byte on, its commit
 * is one rename, and no instant exists at which a killed server leaves the one without the other. It is also quicker: ext4 is
 * slow to hand out inodes where many were freed a moment ago, as a folder and a note per upload would be.
 *
 * <p>Every path is made of values that were parsed (digests, ids), so none leads out of the folder.
 */
public final class DiskLayout {
    private static final Pattern UPLOAD_NAME = Pattern.compile(
            "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(?:[0-9a-f]{32}|received)\\.(sha256|sha512)");
    private static final int REPOSITORY_KEY_LENGTH = 32;

    private final Path root;

    public DiskLayout(Path storageFolder) {
        this.root = storageFolder.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    /** The folders that are always there, outer ones first. */
    List<Path> folders() {
        return Stream.concat(
                        Stream.of(uploads(), root.resolve("blobs")),
                        Stream.of(Digest.Algorithm.values()).map(this::blobs))
                .toList();
    }

    /** Holds one folder per first two digits. */
    Path blobs(Digest.Algorithm algorithm) {
        return root.resolve("blobs").resolve(algorithm.toString());
    }

    Path blob(Digest digest) {
        return folder(digest).resolve(digest.hex());
    }

    /** The folder that the blob's file lies in. */
    Path folder(Digest digest) {
        return blobs(digest.algorithm()).resolve(folderName(digest));
    }

    private static String folderName(Digest digest) {
        return digest.hex().substring(0, 2);
    }

    /** The digest whose blob lies in this file of a folder in {@link #blobs}, or empty when the file is none of ours. */
    Optional<Digest> digest(Digest.Algorithm algorithm, Path file) {
        try {
            Digest digest = new Digest(algorithm, String.valueOf(file.getFileName()));
            Path folder = file.getParent();
            return Optional.of(digest).filter(named -> folder != null && folder.endsWith(folderName(named)));
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }

    Path uploads() {
        return root.resolve("uploads");
    }

    /** Made when there is something to put in. */
    Path quarantine() {
        return root.resolve("quarantine");
    }

    UploadFile upload(UploadId id, RepositoryName repository, Digest.Algorithm algorithm) {
        String key = Digest.of(repository.name().getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, REPOSITORY_KEY_LENGTH);
        return new UploadFile(id, uploads().resolve(id + "." + key + "." + algorithm), algorithm);
    }

    /** Where a blob that comes in one call lies until it is whole. */
    UploadFile received(UploadId id, Digest.Algorithm algorithm) {
        return new UploadFile(id, uploads().resolve(id + ".received." + algorithm), algorithm);
    }

    /** The upload whose bytes lie in this file, or empty when the file is none of ours. */
    Optional<UploadFile> upload(Path file) {
        Matcher name = UPLOAD_NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        return Optional.of(new UploadFile(UploadId.parse(name.group(1)), file, Digest.Algorithm.parse(name.group(2))));
    }
}
