// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a server has acknowledged, and what it was asked but never answered. Safe for many threads. */
final class Ledger {
    private final Set<Stored> acknowledged = new LinkedHashSet<>();
    private final Set<Stored> attempted = new LinkedHashSet<>();
    private final Map<TagKey, Map<Integer, Writes>> tags = new HashMap<>();
    private final List<OpenUpload> uploads = new ArrayList<>();

    /** A blob or a manifest in a repository; {@code path} is that of its GET. */
    record Stored(String path, String digest) {
        static Stored blob(String repository, String digest) {
            return new Stored("/v2/" + repository + "/blobs/" + digest, digest);
        }

        static Stored manifest(String repository, String digest) {
            return new Stored("/v2/" + repository + "/manifests/" + digest, digest);
        }
    }

    /** A tag of a repository. */
    record TagKey(String repository, String tag) {}

    /** An upload that was begun and not ended; {@code sent} bytes were acknowledged. */
    record OpenUpload(String repository, String location, byte[] content, int sent) {
        OpenUpload advanced(int to) {
            return new OpenUpload(repository, location, content, to);
        }
    }

    /** A writer's last acknowledged digest for a tag, and the one asked for after it; empty texts: none. */
    private record Writes(String last, String pending) {}

    synchronized void attempt(Stored stored) {
        attempted.add(stored);
    }

    synchronized void acknowledge(Stored stored) {
        attempted.remove(stored);
        acknowledged.add(stored);
    }

    synchronized void attemptTag(TagKey tag, int writer, String digest) {
        Map<Integer, Writes> writers = tags.computeIfAbsent(tag, key -> new HashMap<>());
        Writes before = writers.getOrDefault(writer, new Writes("", ""));
        writers.put(writer, new Writes(before.last(), digest));
    }

    synchronized void acknowledgeTag(TagKey tag, int writer, String digest) {
        tags.get(tag).put(writer, new Writes(digest, ""));
    }

    synchronized void open(OpenUpload upload) {
        close(upload);
        uploads.add(upload);
    }

    synchronized void close(OpenUpload upload) {
        uploads.removeIf(each -> each.location().equals(upload.location()));
    }

    /** What was acknowledged since the last call. */
    synchronized Set<Stored> drainAcknowledged() {
        Set<Stored> all = new LinkedHashSet<>(acknowledged);
        acknowledged.clear();
        return all;
    }

    /** What was asked for and not answered since the last call. */
    synchronized Set<Stored> drainAttempted() {
        Set<Stored> all = new LinkedHashSet<>(attempted);
        attempted.clear();
        return all;
    }

    synchronized List<OpenUpload> drainUploads() {
        List<OpenUpload> all = List.copyOf(uploads);
        uploads.clear();
        return all;
    }

    synchronized Set<TagKey> tags() {
        return Set.copyOf(tags.keySet());
    }

    /** Where a tag may point: at what any writer was told last, or asked for since. An empty text: nowhere. */
    synchronized Set<String> mayPointAt(TagKey tag) {
        Set<String> allowed = new HashSet<>();
        boolean there = false;
        for (Writes each : tags.get(tag).values()) {
            there |= !each.last().isEmpty();
            allowed.add(each.last());
            allowed.add(each.pending());
        }
        allowed.remove("");
        if (!there) {
            allowed.add("");
        }
        return allowed;
    }

    /** Takes what was found after a restart as what counts from now on. */
    synchronized void settle(TagKey tag, String digest) {
        tags.get(tag).clear();
        tags.get(tag).put(0, new Writes(digest, ""));
    }
}
