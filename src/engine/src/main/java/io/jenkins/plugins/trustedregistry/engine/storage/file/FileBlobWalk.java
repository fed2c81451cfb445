// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobWalk;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Walks a storage folder. Holds the names of one folder at a time, of all blobs one in 256. Meant for one walk by one thread: it
 * remembers the folder it is in.
 */
public final class FileBlobWalk implements BlobWalk {
    private static final int PREFIX = 2;
    private static final List<Folder> FOLDERS = Stream.of(Digest.Algorithm.values())
            .sorted(Comparator.comparing(Digest.Algorithm::toString))
            .flatMap(algorithm -> IntStream.range(0, 256)
                    .mapToObj(number -> new Folder(algorithm, HexFormat.of().toHexDigits((byte) number))))
            .toList();

    private final DiskLayout layout;
    private Optional<Folder> listed = Optional.empty();
    private List<Digest> names = List.of();

    public FileBlobWalk(FileBlobStore blobs) {
        this.layout = blobs.layout();
    }

    @Override
    public List<Digest> after(Optional<Digest> last, int limit) throws IOException {
        List<Digest> found = new ArrayList<>();
        String bound = last.map(Digest::toString).orElse("");
        int first = last.map(digest -> FOLDERS.indexOf(Folder.of(digest))).orElse(0);
        for (Folder folder : FOLDERS.subList(first, FOLDERS.size())) {
            if (!listed.equals(Optional.of(folder)) || last.isEmpty()) {
                names = list(folder);
                listed = Optional.of(folder);
            }
            names.stream()
                    .filter(digest -> digest.toString().compareTo(bound) > 0)
                    .limit(limit - found.size())
                    .forEach(found::add);
            if (found.size() >= limit) {
                break;
            }
        }
        return found;
    }

    private List<Digest> list(Folder folder) throws IOException {
        Path path = layout.blobs(folder.algorithm()).resolve(folder.prefix());
        List<Digest> digests = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                layout.digest(folder.algorithm(), file).ifPresent(digests::add);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        digests.sort(Comparator.comparing(Digest::hex));
        return digests;
    }

    /** Where blobs whose digests begin alike lie. */
    private record Folder(Digest.Algorithm algorithm, String prefix) {
        static Folder of(Digest digest) {
            return new Folder(digest.algorithm(), digest.hex().substring(0, PREFIX));
        }
    }
}
