// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads gzip layers again and again and prints a table: the best of the rounds, and the same for the limit. */
@Command(
        name = "layers",
        description = "How fast layers are read, beside gzip -d | sha256sum of the same layers. Bind it to one core.")
public final class LayersCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "LAYER", description = "A layer under gzip.")
    private final List<Path> layers = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is read. Default: 7.")
    private int rounds = 7;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("layers");
        LayerScanner scanner = new LayerScanner(temporary);
        System.out.println(
                "| layer | uncompressed | files that tell something | read | gzip -d, sha256sum | of the limit |");
        System.out.println("|---|---|---|---|---|---|");
        for (Path layer : layers) {
            double ours = Double.MAX_VALUE;
            double limit = Double.MAX_VALUE;
            LayerFacts facts = Limit.scan(scanner, layer);
            for (int round = 0; round < rounds; round++) {
                long begin = System.nanoTime();
                facts = Limit.scan(scanner, layer);
                ours = Math.min(ours, (System.nanoTime() - begin) / 1e9);
                limit = Math.min(limit, Limit.seconds(layer));
            }
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
        Files.delete(temporary);
        return 0;
    }
}
