// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of a folder on the class path, by name. A name that is not plain, or whose ending is not known, is that of no file, so
 * that nothing outside of the folder and nothing that is no file can be named. Each is read once; there are only so many.
 */
final class StaticFiles {
    private static final Pattern PLAIN =
            Pattern.compile("(?:[a-z0-9][a-z0-9_-]{0,63}/){0,4}[a-z0-9][a-z0-9_-]{0,63}(?:\\.[a-z0-9_-]{1,16}){1,3}");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "md", "text/markdown; charset=utf-8",
            "png", "image/png",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");

    private final String folder;
    private final Map<String, StaticFile> read = new ConcurrentHashMap<>();

    /** @param folder below this class, without slashes at its ends */
    StaticFiles(String folder) {
        this.folder = folder;
    }

    Optional<StaticFile> find(String name) throws IOException {
        StaticFile known = read.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        Optional<byte[]> content = mediaType == null ? Optional.empty() : content(name);
        if (content.isEmpty() || mediaType == null) {
            return Optional.empty();
        }
        StaticFile file = new StaticFile(mediaType, content.get());
        read.put(name, file);
        return Optional.of(file);
    }

    /** The bytes of a file; empty when there is none of that name. */
    Optional<byte[]> content(String name) throws IOException {
        if (!PLAIN.matcher(name).matches()) {
            return Optional.empty();
        }
        try (InputStream in = StaticFiles.class.getResourceAsStream(folder + "/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
