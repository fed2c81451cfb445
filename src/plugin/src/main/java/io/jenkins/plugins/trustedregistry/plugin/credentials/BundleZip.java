// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a bundle's zip, read with an eye on their size: a zip may claim to be small and be large. */
final class BundleZip {
    private static final int LARGEST_FILE = 256 * 1024;
    private static final int MOST_FILES = 64;

    private BundleZip() {}

    /**
     * The files by their names, without a folder around all of them: some programs add one.
     *
     * @throws InvalidBundleException when these bytes are no zip, or none of a bundle's size
     */
    static Map<String, String> files(byte[] zip) {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), text(in, entry.getName()));
                }
                if (files.size() > MOST_FILES) {
                    throw new InvalidBundleException("This zip has more files than a client bundle has.");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidBundleException(
                    "This is no zip that can be read: upload the bundle as it was downloaded.", e);
        }
        if (files.isEmpty()) {
            throw new InvalidBundleException(
                    "This is no zip, or an empty one: upload the bundle as it was downloaded.");
        }
        return withoutFolder(files);
    }

    private static String text(ZipInputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw new InvalidBundleException("The file " + name + " is larger than any file of a client bundle.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, String> withoutFolder(Map<String, String> files) {
        String key = files.keySet().stream()
                .filter(name -> name.endsWith("/key.pem"))
                .findFirst()
                .orElse("");
        if (files.containsKey("key.pem") || key.isEmpty()) {
            return files;
        }
        String folder = key.substring(0, key.length() - "key.pem".length());
        Map<String, String> inside = new TreeMap<>();
        files.forEach((name, text) -> {
            if (name.startsWith(folder)) {
                inside.put(name.substring(folder.length()), text);
            }
        });
        return inside;
    }
}
