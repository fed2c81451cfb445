// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Walks a storage folder. Holds the names of one folder at a time, of all blobs one in 256. Meant for one walk by one thread: it
 * remembers the folder it is in.
 */
public final class FileBlobWalk implements BlobWalk {
    private static final int FOLDERS = 256;

    private final DiskLayout layout;
    private int listed = -1;
    private List<Digest> names = List.of();

    public FileBlobWalk(FileBlobStore blobs) {
        this.layout = blobs.layout();
    }

    @Override
    public List<Digest> after(Optional<Digest> last, int limit) throws IOException {
        List<Digest> found = new ArrayList<>();
        String bound = last.map(Digest::toString).orElse("");
        for (int folder = last.map(FileBlobWalk::folder).orElse(0);
                folder < FOLDERS * Digest.Algorithm.values().length && found.size() < limit;
                folder++) {
            if (folder != listed || last.isEmpty()) {
                names = list(folder);
                listed = folder;
            }
            names.stream()
                    .filter(digest -> digest.toString().compareTo(bound) > 0)
                    .limit(limit - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    /** How far a digest is through the whole store, from 0 to 1: digests are spread evenly. */
    public static double position(Digest digest) {
        return folder(digest) / (double) FOLDERS;
    }

    private static int folder(Digest digest) {
        return digest.algorithm().ordinal() * FOLDERS
                + Integer.parseInt(digest.hex().substring(0, 2), 16);
    }

    private List<Digest> list(int folder) throws IOException {
        Digest.Algorithm algorithm = Digest.Algorithm.values()[folder / FOLDERS];
        Path path = layout.blobs(algorithm).resolve(String.format(Locale.ROOT, "%02x", folder % FOLDERS));
        List<Digest> digests = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                layout.digest(algorithm, file).ifPresent(digests::add);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        digests.sort(Comparator.comparing(Digest::hex));
        return digests;
    }
}
