// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The images in a folder or archive, whatever wrote it. Close it when they have been read. */
public final class OutsideImages implements AutoCloseable {
    private final FileTree files;
    private final List<OutsideImage> images;

    private OutsideImages(FileTree files, List<OutsideImage> images) {
        this.files = files;
        this.images = List.copyOf(images);
    }

    /**
     * Opens a folder in OCI's layout, an archive of one, or an archive of {@code docker save}.
     *
     * @throws UnreadableImageException with a sentence when it is none of them, or damaged
     */
    public static OutsideImages open(Path place) throws IOException {
        if (!Files.exists(place)) {
            throw new UnreadableImageException("There is no '" + place + "': check its name.");
        }
        String shown = String.valueOf(place.getFileName());
        FileTree files = Files.isDirectory(place) ? new FolderFiles(place) : ArchiveFiles.open(place);
        try {
            Optional<List<OutsideImage>> found = OciLayout.images(files, shown);
            if (found.isEmpty()) {
                found = DockerArchive.images(files, shown);
            }
            List<OutsideImage> images = found.orElseThrow(
                    () -> new UnreadableImageException(
                            "'" + shown
                                    + "' is neither an OCI layout (oci-layout and index.json) nor an archive of 'docker save' (manifest.json)."));
            if (images.isEmpty()) {
                throw new UnreadableImageException("There is no image in '" + shown + "'.");
            }
            return new OutsideImages(files, images);
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** In their order; at least one. */
    public List<OutsideImage> images() {
        return images;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
