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
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads gzip layers again and again and prints a table: the best of the rounds, and the same for {@code gzip -d | sha256sum}. Bind it to one
 * core: {@code taskset -c 0 java -Xmx256m -cp CLASSPATH io.jenkins...LayerBench LAYER...}.
 */
public final class LayerBench {
    private static final MediaType GZIP = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");
    private static final int ROUNDS = 7;

    private LayerBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("layers");
        LayerScanner scanner = new LayerScanner(temporary);
        System.out.println(
                "| layer | uncompressed | files that tell something | read | gzip -d, sha256sum | of the limit |");
        System.out.println("|---|---|---|---|---|---|");
        for (Path layer : Arrays.stream(arguments).map(Path::of).toList()) {
            double ours = Double.MAX_VALUE;
            double limit = Double.MAX_VALUE;
            LayerFacts facts = null;
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                try (InputStream in = Files.newInputStream(layer)) {
                    facts = scanner.scan(GZIP, in);
                }
                ours = Math.min(ours, (System.nanoTime() - begin) / 1e9);
                limit = Math.min(limit, limit(layer));
            }
            if (facts != null) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d MB | %d | %.2f s | %.2f s | %.2f |%n",
                        layer.getFileName(),
                        facts.bytes() / 1_000_000,
                        facts.files().size(),
                        ours,
                        limit,
                        limit / ours);
            }
        }
        Files.delete(temporary);
    }

    private static double limit(Path layer) throws IOException, InterruptedException {
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
