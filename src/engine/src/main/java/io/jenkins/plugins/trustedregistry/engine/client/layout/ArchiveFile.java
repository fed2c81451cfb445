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
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A tar file that holds one image in OCI layout, and can be read by docker load too where it is an image for one platform. It gets its
 * name once it is whole; closed before that, it leaves nothing.
 */
public final class ArchiveFile implements ImageTarget, AutoCloseable {
    private static final int BUFFER = 256 * 1024;

    private final Path file;
    private final Path part;
    private final String name;
    private final TarArchiveOutputStream tar;
    private final IndexFile index = new IndexFile();
    private final Set<Digest> written = new HashSet<>();

    private ArchiveFile(Path file, Path part, String name, TarArchiveOutputStream tar) {
        this.file = file;
        this.part = part;
        this.name = name;
        this.tar = tar;
    }

    /** @param name of the image without its tag, as docker load shall call it */
    public static ArchiveFile of(Path file, String name) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElseThrow(() -> new ClientException(file + " is no name of a file. Name a tar file to write."));
        Files.createDirectories(folder);
        Path part = folder.resolve(".archive-" + UUID.randomUUID() + ".part"); // readable as any other file
        TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(part), BUFFER), "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        ArchiveFile archive = new ArchiveFile(file, part, name, tar);
        archive.write("oci-layout", IndexFile.LAYOUT);
        return archive;
    }

    /** A tar file is written from its beginning to its end. */
    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public LayerState take(Descriptor descriptor, BlobContent content, Progress progress)
            throws IOException, InterruptedException {
        if (!written.add(descriptor.digest())) {
            return LayerState.EXISTS;
        }
        progress.begins(descriptor);
        try (InputStream in = new CheckedStream(content.open(0), descriptor, "the image")) {
            write(LayoutImage.path(descriptor.digest()), descriptor.size(), in);
        }
        return LayerState.COPIED;
    }

    @Override
    public void takeChild(Document document) throws IOException {
        if (written.add(document.digest())) {
            write(LayoutImage.path(document.digest()), document.content());
        }
    }

    @Override
    public void takeRoot(Document document, List<Tag> tags) throws IOException {
        takeChild(document);
        index.add(document, tags);
        if (document.manifest() instanceof ImageManifest image) {
            List<Digest> layers =
                    image.layers().stream().map(Descriptor::digest).toList();
            List<String> names = tags.stream().map(tag -> name + ":" + tag).toList();
            write("manifest.json", IndexFile.dockerJson(image.config().digest(), layers, names));
        }
    }

    @Override
    public void takeReferrer(Document document) throws IOException {
        takeChild(document);
        index.add(document, List.of());
    }

    private void write(String entry, byte[] content) throws IOException {
        write(entry, content.length, new ByteArrayInputStream(content));
    }

    private void write(String entry, long size, InputStream in) throws IOException {
        TarArchiveEntry header = new TarArchiveEntry(entry);
        header.setSize(size);
        header.setMode(0100644);
        header.setModTime(0L);
        tar.putArchiveEntry(header);
        in.transferTo(tar);
        tar.closeArchiveEntry();
    }

    /** Ends the file and gives it its name. */
    public void finish() throws IOException {
        write("index.json", index.json());
        tar.finish();
        tar.close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        if (Files.deleteIfExists(part)) {
            try {
                tar.close();
            } catch (IOException e) {
                return; // it was broken off, and is gone
            }
        }
    }
}
