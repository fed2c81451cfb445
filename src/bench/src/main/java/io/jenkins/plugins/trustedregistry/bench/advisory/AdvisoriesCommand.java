// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.advisory;

import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Delivery;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Imports;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Intake;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Limits;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Progress;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Lookup;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.AdvisoryFolder;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Generations;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Imports made-up archives in the numbers of the real ones, unless a run before did so into that folder, then looks up packages; prints
 * tables.
 */
@Command(
        name = "advisories",
        description = "How long imports of advisories take, how much heap, and how quick lookups are.")
public final class AdvisoriesCommand implements Callable<Integer> {
    private static final List<MadeUpArchive> ARCHIVES = List.of(
            new MadeUpArchive("Debian", 60_000, 4000, new String[] {"11", "12", "13", "14"}, 60),
            new MadeUpArchive("Alpine", 14_000, 1500, new String[] {"v3.18", "v3.19", "v3.20", "v3.21", "v3.22"}, 20),
            new MadeUpArchive("Maven", 6_500, 3000, new String[0], 60),
            new MadeUpArchive("npm", 220_000, 200_000, new String[0], 2),
            new MadeUpArchive("PyPI", 20_000, 11_000, new String[0], 40),
            new MadeUpArchive("Go", 6_500, 2500, new String[0], 0));
    private static final int ROUNDS = 30;
    private static final int FORECASTS = 280_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Option(
            names = "--work",
            required = true,
            paramLabel = "DIR",
            description = "Where the data is; what a run before imported is used again.")
    private Path work = Path.of("");

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createDirectories(work);
        try (Generations generations = Generations.open(new AdvisoryFolder(folder.resolve("advisories")))) {
            if (generations.newest() == 0) {
                importAll(folder, generations);
            }
            System.out.println();
            System.out.println("| 1000 packages of | version | first | median | slowest | processor | matches |");
            System.out.println("|---|---|---|---|---|---|---|");
            lookup(generations, "Debian:12", 0, "1.55.0");
            lookup(generations, "Debian:12", 0, "1.2.0");
            lookup(generations, "Alpine:v3.20", 1, "1.55.0");
            lookup(generations, "npm", 3, "1.2.0");
            lookup(generations, "Maven", 2, "1.2.0");
        }
        return 0;
    }

    private static void importAll(Path folder, Generations generations) throws IOException {
        Imports imports = new Imports(new Intake(generations, Limits.USUAL, Clock.systemUTC()), generations);
        System.out.println("| ecosystem | records | archive | import | records per second | data file |");
        System.out.println("|---|---|---|---|---|---|");
        double seconds = 0;
        for (MadeUpArchive each : ARCHIVES) {
            seconds += row(each, folder, imports);
        }
        forecasts(folder, imports);
        System.out.printf(
                Locale.ROOT,
                "%nAll: %.0f s, largest heap (garbage included) %d MiB of %d%n",
                seconds,
                peak() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** Of as many vulnerabilities as the Exploit Prediction Scoring System has: nearly every finding has one. */
    private static void forecasts(Path folder, Imports imports) throws IOException {
        StringBuilder csv =
                new StringBuilder("#model_version:v1,score_date:2026-11-25T00:00:00+0000\ncve,epss,percentile\n");
        for (int i = 0; i < FORECASTS; i++) {
            csv.append(MadeUpArchive.cve(i))
                    .append(",0.0")
                    .append(1000 + i % 9000)
                    .append(",0.5\n");
        }
        Path file = Files.writeString(folder.resolve("epss.csv"), csv);
        imports.take(List.of(Delivery.upload(file, "epss.csv", Optional.empty())), Progress.NONE);
        Files.delete(file);
    }

    private static double row(MadeUpArchive archive, Path folder, Imports imports) throws IOException {
        Path zip = folder.resolve(archive.ecosystem() + ".zip");
        archive.write(zip);
        long begin = System.nanoTime();
        imports.take(List.of(Delivery.upload(zip, "all.zip", Optional.of(archive.ecosystem()))), Progress.NONE);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d MiB | %.1f s | %.0f | %d MiB |%n",
                archive.ecosystem(),
                archive.records(),
                Files.size(zip) >> 20,
                seconds,
                archive.records() / seconds,
                size(folder, archive.ecosystem()) >> 20);
        Files.delete(zip);
        return seconds;
    }

    private static long size(Path folder, String ecosystem) throws IOException {
        try (var files = Files.list(folder.resolve("advisories/data"))) {
            Path file = files.filter(each -> String.valueOf(each.getFileName()).startsWith(ecosystem + "-"))
                    .findFirst()
                    .orElseThrow();
            return Files.size(file);
        }
    }

    private static void lookup(Generations generations, String ecosystem, int archive, String version) {
        List<PackageQuery> queries = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            queries.add(new PackageQuery(ecosystem, ARCHIVES.get(archive).packageName(i), version));
        }
        try (AdvisoryDatabase database = generations.open()) {
            long start = System.nanoTime();
            Lookup found = database.lookup(queries);
            double first = (System.nanoTime() - start) / 1e6;
            List<Double> millis = new ArrayList<>();
            List<Double> cpu = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                long begin = System.nanoTime();
                long used = THREADS.getCurrentThreadCpuTime();
                found = database.lookup(queries);
                cpu.add((THREADS.getCurrentThreadCpuTime() - used) / 1e6);
                millis.add((System.nanoTime() - begin) / 1e6);
            }
            millis.sort(null);
            cpu.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %d |%n",
                    ecosystem,
                    version,
                    first,
                    millis.get(ROUNDS / 2),
                    millis.get(ROUNDS - 1),
                    cpu.get(ROUNDS / 2), // on a busy machine the only figure to compare
                    found.matches().size());
        }
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
