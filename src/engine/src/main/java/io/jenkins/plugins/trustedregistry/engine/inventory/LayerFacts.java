// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one layer tells, whatever image it is in. To be kept by the layer's digest and {@link #SCANNER_VERSION}; {@link
 * LayerFactsJson} is its stable form.
 *
 * @param scannerVersion the version that read it
 * @param diffId the digest of the layer's uncompressed bytes; absent when it could not be read to its end
 * @param entries how many entries its archive has
 * @param bytes how long it is, uncompressed
 * @param files what its files tell, in the order of their paths
 * @param whiteouts paths that it removes from the layers below
 * @param opaque folders whose content in the layers below it removes
 * @param links symbolic links that matter to find a path: to folders at the top, and of files that describe the system
 * @param covers every path it has
 * @param owned files that tell something and belong to a package of the operating system: path to {@code type/name}
 * @param omissions what was not looked at
 */
public record LayerFacts(
        int scannerVersion,
        Optional<Digest> diffId,
        long entries,
        long bytes,
        List<FileFacts> files,
        List<String> whiteouts,
        List<String> opaque,
        Map<String, String> links,
        PathSet covers,
        Map<String, String> owned,
        List<Omission> omissions) {

    /** Raised with every change that makes the same layer give other facts; kept facts of another version are read again. */
    public static final int SCANNER_VERSION = 2;

    public LayerFacts {
        files = List.copyOf(files);
        whiteouts = List.copyOf(whiteouts);
        opaque = List.copyOf(opaque);
        links = Collections.unmodifiableMap(new TreeMap<>(links));
        owned = Collections.unmodifiableMap(new TreeMap<>(owned));
        omissions = List.copyOf(omissions);
    }

    /** The facts of a layer that can't be read at all. */
    public static LayerFacts unread(NotScanned.Reason reason, String detail) {
        return new LayerFacts(
                SCANNER_VERSION,
                Optional.empty(),
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                PathSet.EMPTY,
                Map.of(),
                List.of(new Omission("", reason, detail)));
    }
}
