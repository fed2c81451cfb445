// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An image in files, to be copied from. Closing it removes what was written beside it. */
public interface StoredImage extends ImageSource, AutoCloseable {

    @Override
    void close() throws IOException;

    /**
     * A folder in OCI layout.
     *
     * @param which the tag, name or digest of one of its images; empty when it has only one
     */
    static StoredImage layout(Path folder, String which) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ClientException(
                    "There is no folder " + folder + ". Name one in OCI layout, relative to the workspace.");
        }
        return new LayoutImage(new FolderFiles(folder), which);
    }

    /**
     * A tar file, of an OCI layout or as docker save writes it.
     *
     * @param temporary a folder for layers that have to be compressed; it must be there
     */
    static StoredImage archive(Path file, String which, Path temporary) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new ClientException("There is no file " + file + ". Name a tar file, relative to the workspace.");
        }
        TarFiles files = TarFiles.open(file);
        try {
            if (files.find("index.json").isPresent() && files.find("oci-layout").isPresent()) {
                return new LayoutImage(files, which);
            }
            return DockerImage.of(files, which, temporary);
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }
}
