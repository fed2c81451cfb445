// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a collection has done so far.
 *
 * @param seen stored blobs that were looked at
 * @param links blobs taken from repositories
 * @param blobs blobs that are gone from the store
 * @param bytes what they took
 * @param failures blobs that could not be removed
 * @param uploads stale uploads that are gone
 * @param uploadBytes what they took
 */
record Tally(long seen, long links, long blobs, long bytes, long failures, long uploads, long uploadBytes) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    private static final int FIELDS = 7;

    static Tally parse(String text) {
        String[] fields = text.split(",");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("'" + text + "' is no tally");
        }
        return new Tally(
                Long.parseLong(fields[0]),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6]));
    }

    Tally plus(Tally other) {
        return new Tally(
                seen + other.seen,
                links + other.links,
                blobs + other.blobs,
                bytes + other.bytes,
                failures + other.failures,
                uploads + other.uploads,
                uploadBytes + other.uploadBytes);
    }

    Tally withSeen(long more) {
        return plus(new Tally(more, 0, 0, 0, 0, 0, 0));
    }

    Tally withLinks(long more) {
        return plus(new Tally(0, more, 0, 0, 0, 0, 0));
    }

    Tally withBlobs(long more, long size, long notRemovable) {
        return plus(new Tally(0, 0, more, size, notRemovable, 0, 0));
    }

    Tally withUploads(long more, long size) {
        return plus(new Tally(0, 0, 0, 0, 0, more, size));
    }

    /** For programs and charts. */
    Map<String, Long> figures() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("blobsSeen", seen);
        figures.put("linksRemoved", links);
        figures.put("blobsRemoved", blobs);
        figures.put("bytesFreed", bytes + uploadBytes);
        figures.put("blobsNotRemovable", failures);
        figures.put("uploadsRemoved", uploads);
        return figures;
    }

    String sentence() {
        String removed = "Removed " + blobs + " blobs (" + size(bytes) + ") and " + uploads + " stale uploads ("
                + size(uploadBytes) + ") after looking at " + seen + " blobs.";
        return failures == 0 ? removed : removed + " " + failures + " could not be removed; the server's log says why.";
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }

    @Override
    public String toString() {
        return seen + "," + links + "," + blobs + "," + bytes + "," + failures + "," + uploads + "," + uploadBytes;
    }
}
