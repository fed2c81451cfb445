// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How far a scrub has come: what it keeps to go on from. */
record ScrubState(Optional<Digest> reached, long blobs, long bytes, long damaged) {
    static final ScrubState NONE = new ScrubState(Optional.empty(), 0, 0, 0);

    static ScrubState parse(String text) {
        String[] fields = text.split(" ");
        return new ScrubState(
                Optional.of(Digest.parse(fields[0])),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]));
    }

    ScrubState with(Digest digest, long size, boolean isDamaged) {
        return new ScrubState(Optional.of(digest), blobs + 1, bytes + size, damaged + (isDamaged ? 1 : 0));
    }

    Map<String, Long> figures() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("blobsRead", blobs);
        figures.put("bytesRead", bytes);
        figures.put("blobsDamaged", damaged);
        return figures;
    }

    /** Only of one that has begun. */
    @Override
    public String toString() {
        return reached.map(Digest::toString).orElse("-") + " " + blobs + " " + bytes + " " + damaged;
    }
}
