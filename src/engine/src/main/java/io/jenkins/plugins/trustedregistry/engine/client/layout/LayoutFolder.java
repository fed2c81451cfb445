// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.BlobContent;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageTarget;
import io.jenkins.plugins.trustedregistry.engine.client.image.LayerState;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that becomes an OCI layout of one image. Blobs of an earlier layout in it are used again, its index is replaced. A file gets
 * its name once it is whole.
 */
public final class LayoutFolder implements ImageTarget {
    private static final int LANES = 3;

    private final Path folder;
    private final IndexFile index = new IndexFile();

    private LayoutFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws ClientException when the folder has files that are no layout, which would be mixed up with it */
    public static LayoutFolder of(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.exists(folder.resolve("oci-layout"))) {
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw new ClientException("The folder " + folder
                            + " holds something that is no OCI layout. Name a new folder, or an empty one.");
                }
            }
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve("oci-layout"), IndexFile.LAYOUT);
        return new LayoutFolder(folder);
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public LayerState take(Descriptor descriptor, BlobContent content, Progress progress)
            throws IOException, InterruptedException {
        Path file = file(descriptor.digest());
        if (Files.isRegularFile(file) && isWhole(file, descriptor)) {
            return LayerState.EXISTS;
        }
        progress.begins(descriptor);
        Path part = part();
        try (InputStream in = new CheckedStream(content.open(0), descriptor, "the image")) {
            Files.copy(in, part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return LayerState.COPIED;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isWhole(Path file, Descriptor descriptor) throws IOException {
        if (Files.size(file) != descriptor.size()) {
            return false;
        }
        try (InputStream in = new CheckedStream(Files.newInputStream(file), descriptor, file.toString())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return true;
        } catch (ClientException e) {
            return false; // an earlier build left it damaged: it is fetched again
        }
    }

    private Path file(Digest digest) throws IOException {
        Files.createDirectories(
                folder.resolve("blobs").resolve(digest.algorithm().toString()));
        return folder.resolve(LayoutImage.path(digest));
    }

    /** Not made as a temporary file, which nobody but its owner could read when it has its name. */
    private Path part() {
        return folder.resolve(".part-" + UUID.randomUUID());
    }

    @Override
    public void takeChild(Document document) throws IOException {
        write(file(document.digest()), document.content());
    }

    @Override
    public void takeRoot(Document document, List<Tag> tags) throws IOException {
        takeChild(document);
        index.add(document, tags);
        write(folder.resolve("index.json"), index.json());
    }

    @Override
    public void takeReferrer(Document document) throws IOException {
        takeRoot(document, List.of());
    }

    private void write(Path file, byte[] content) throws IOException {
        Path part = part();
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
