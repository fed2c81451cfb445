// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The first entry of an archive.
 *
 * @param registry the version of the registry that made it
 * @param content whether the blobs are in it
 * @param blobs how many there are, and their bytes together
 * @param files the entries that come next
 */
public record BackupManifest(
        String registry, Instant createdAt, Content content, long blobs, long blobBytes, List<BackupFile> files) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORMAT = "trusted-registry-backup";
    private static final int VERSION = 2;

    public BackupManifest {
        files = List.copyOf(files);
    }

    /** Where the blobs are. */
    public enum Content {
        WITH_BLOBS("with-blobs"),
        WITHOUT_BLOBS("without-blobs");

        private final String text;

        Content(String text) {
            this.text = text;
        }
    }

    public byte[] json() {
        var json = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("registry", registry)
                .put("createdAt", createdAt.toString())
                .put("content", content.text)
                .put("blobs", blobs)
                .put("blobBytes", blobBytes);
        var list = json.putArray("files");
        files.forEach(file -> list.addObject()
                .put("name", file.name())
                .put("size", file.size())
                .put("sha256", file.sha256()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A manifest can be written as JSON", e);
        }
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws BackupException when it is foreign, newer or damaged
     */
    static BackupManifest parse(byte[] bytes) throws BackupException {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (IOException e) {
            throw BackupException.damaged("its first entry can't be read.");
        }
        if (!json.path("format").asText().equals(FORMAT)) {
            throw foreign();
        }
        if (json.path("version").asInt() > VERSION) {
            throw new BackupException("The backup was made by a newer version of the registry ("
                    + json.path("registry").asText("unknown") + "): restore it with that version or a later one.");
        }
        try {
            return new BackupManifest(
                    json.required("registry").textValue(),
                    Instant.parse(json.required("createdAt").textValue()),
                    content(json.required("content").textValue()),
                    json.required("blobs").longValue(),
                    json.required("blobBytes").longValue(),
                    StreamSupport.stream(json.required("files").spliterator(), false)
                            .map(file -> new BackupFile(
                                    file.required("name").textValue(),
                                    file.required("size").longValue(),
                                    file.required("sha256").textValue()))
                            .toList());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw BackupException.damaged("its first entry lacks something.");
        }
    }

    private static Content content(String text) {
        for (Content each : Content.values()) {
            if (each.text.equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException(text);
    }

    public static BackupException foreign() {
        return new BackupException(
                "This is not a backup of a Trusted Registry: name a file or folder that 'backup' has written.");
    }

    /** Empty when there is no such entry: those of version 1 have no audit log. */
    public Optional<BackupFile> find(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    public BackupFile file(String name) throws BackupException {
        return find(name).orElseThrow(() -> BackupException.damaged("its first entry does not tell of " + name + "."));
    }
}
