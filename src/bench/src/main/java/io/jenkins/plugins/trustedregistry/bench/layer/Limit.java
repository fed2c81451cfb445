// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A layer read by us, and by the programs that do the least there is to do: decompress it and compute its digest. */
final class Limit {
    private static final MediaType GZIP = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");

    private Limit() {}

    static LayerFacts scan(LayerScanner scanner, Path layer) throws IOException {
        try (InputStream in = Files.newInputStream(layer)) {
            return scanner.scan(GZIP, in);
        }
    }

    /** How long {@code gzip -d | sha256sum} takes. */
    static double seconds(Path layer) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder("sh", "-c", "gzip -d < \"$1\" | sha256sum", "sh", layer.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException("gzip -d | sha256sum failed: " + text);
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
