// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What CNCF Distribution's file system driver has on disk after a push (its registry/storage/paths.go draws the tree).
 */
final class DistributionTree implements Planter {
    private final Path blobs;
    private final Path repositories;

    DistributionTree(Path rootDirectory) {
        Path v2 = rootDirectory.resolve("docker/registry/v2");
        this.blobs = v2.resolve("blobs/sha256");
        this.repositories = v2.resolve("repositories");
    }

    @Override
    public void plant(String repository, List<PlantedImage> images) throws IOException {
        Path home = repositories.resolve(repository);
        for (PlantedImage image : images) {
            plant(home, image);
        }
        Files.createDirectories(home.resolve("_uploads"));
    }

    private void plant(Path home, PlantedImage image) throws IOException {
        for (byte[] layer : image.blobs()) {
            String hex = store(layer);
            link(home.resolve("_layers/sha256/" + hex), hex);
        }
        String hex = store(image.manifest());
        Path manifests = home.resolve("_manifests");
        link(manifests.resolve("revisions/sha256/" + hex), hex);
        for (String tag : image.tags()) {
            link(manifests.resolve("tags/" + tag + "/index/sha256/" + hex), hex);
            link(manifests.resolve("tags/" + tag + "/current"), hex);
        }
    }

    private String store(byte[] content) throws IOException {
        String hex = sha256(content);
        Path folder = Files.createDirectories(blobs.resolve(hex.substring(0, 2)).resolve(hex));
        Files.write(folder.resolve("data"), content);
        return hex;
    }

    private static void link(Path folder, String hex) throws IOException {
        Files.write(
                Files.createDirectories(folder).resolve("link"), ("sha256:" + hex).getBytes(StandardCharsets.US_ASCII));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
