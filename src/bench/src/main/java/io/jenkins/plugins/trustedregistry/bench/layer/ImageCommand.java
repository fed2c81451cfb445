// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.inventory.overlay.Overlay;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the inventory of a made-up image of a gigabyte, from its first layer to its list of components, and prints a table. */
@Command(name = "image", description = "How long the inventory of an image of a gigabyte takes, and how much heap.")
public final class ImageCommand implements Callable<Integer> {

    @Option(
            names = "--work",
            required = true,
            paramLabel = "DIR",
            description = "Where the image's layers are made; what is there of an earlier run is used again.")
    private Path work = Path.of("");

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How many rounds count. Default: 3, after one that warms up.")
    private int rounds = 3;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(work);
        List<Path> layers = layers();
        Path temporary = Files.createTempDirectory("image");
        LayerScanner scanner = new LayerScanner(temporary);
        System.out.println(
                "| round | compressed | uncompressed | components | inventory | gzip -d, sha256sum | of the limit | largest heap |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int round = 0; round <= rounds; round++) {
            row(round == 0 ? "first, cold" : Integer.toString(round), scanner, layers);
        }
        Files.delete(temporary);
        return 0;
    }

    private List<Path> layers() throws IOException {
        List<Path> made;
        try (Stream<Path> files = Files.list(work)) {
            made = files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .sorted()
                    .toList();
        }
        return made.isEmpty() ? new MadeUpImage(work).write() : made;
    }

    private static void row(String round, LayerScanner scanner, List<Path> layers)
            throws IOException, InterruptedException {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begin = System.nanoTime();
        List<LayerFacts> facts = new ArrayList<>();
        for (Path layer : layers) {
            facts.add(Limit.scan(scanner, layer));
        }
        Inventory inventory = Overlay.of(facts);
        double ours = (System.nanoTime() - begin) / 1e9;
        long heap = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        double limit = 0;
        long compressed = 0;
        for (Path layer : layers) {
            limit += Limit.seconds(layer);
            compressed += Files.size(layer);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %d MB | %d MB | %d | %.2f s | %.2f s | %.2f | %d MiB of %d |%n",
                round,
                compressed / 1_000_000,
                facts.stream().mapToLong(LayerFacts::bytes).sum() / 1_000_000,
                inventory.components().size(),
                ours,
                limit,
                limit / ours,
                heap >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
