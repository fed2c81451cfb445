// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.advisory;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.bench.registry.TrustedRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Plants scanned images into a server's home, has it import advisories, import them again with few more, and prints how long it matched
 * each time: of the job's own times, beside what else the server does.
 */
@Command(name = "rematch", description = "How long stored inventories are matched after an update of the advisories.")
public final class RematchCommand implements Callable<Integer> {
    private static final String KIND = "scan-rematch";
    private static final String SOURCE = "Debian";

    @Option(names = "--jar", required = true, paramLabel = "FILE", description = "The server's jar.")
    private Path jar = Path.of("");

    @Option(names = "--work", required = true, paramLabel = "DIR", description = "An empty folder for all data.")
    private Path work = Path.of("");

    @Option(names = "--images", paramLabel = "N", description = "How many inventories. Default: 10000.")
    private int images = 10_000;

    @Option(names = "--java-option", paramLabel = "OPTION", description = "One more option for our Java.")
    private String javaOption = "-Dbench=rematch";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(work);
        try (TrustedRegistry registry =
                new TrustedRegistry(jar, work.resolve(TrustedRegistry.NAME), false, List.of(javaOption))) {
            registry.start(); // makes the home
            registry.stop();
            new PlantedInventories(registry.folder().resolve("home")).plant(images);
            registry.start();
            System.out.println(
                    "| inventories | advisories | packages asked about | with other findings | images counted anew | of which worse | took |");
            System.out.println("|---|---|---|---|---|---|---|");
            ManagementApi api = new ManagementApi(registry);
            int[] records = {60_000, 60_100, 60_100};
            for (int i = 0; i < records.length; i++) {
                Path archive = work.resolve("archive-" + i + ".zip");
                new MadeUpArchive(SOURCE, records[i], 4000, new String[] {"11", "12", "13", "14"}, 60).write(archive);
                api.importArchive(archive, SOURCE);
                row(records[i], api.newest(KIND, i + 1));
                Files.delete(archive);
            }
        }
        return 0;
    }

    private void row(int records, JsonNode job) {
        JsonNode figures = job.get("figures");
        Duration took = Duration.between(
                Instant.parse(job.get("startedAt").asText()),
                Instant.parse(job.get("endedAt").asText()));
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %d | %d | %d | %.2f s |%n",
                images,
                records,
                figures.get("packages").asLong(),
                figures.get("changed").asLong(),
                figures.get("images").asLong(),
                figures.get("worse").asLong(),
                took.toMillis() / 1e3);
    }
}
