// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories;

import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Built;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A vulnerability database in a folder, for tests. */
public final class TestAdvisories implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final Path folder;
    private final Generations generations;
    private final Imports imports;
    private int count;

    public TestAdvisories(Path folder) throws IOException {
        this(folder, Limits.USUAL);
    }

    public TestAdvisories(Path folder, Limits limits) throws IOException {
        this.folder = Files.createDirectories(folder);
        generations = Generations.open(new AdvisoryFolder(folder.resolve("advisories")));
        imports = new Imports(new Intake(generations, limits, InstantSource.fixed(NOW)), generations);
    }

    public Generations generations() {
        return generations;
    }

    public Imports imports() {
        return imports;
    }

    /** Imports an archive of these records. */
    public Built archive(String source, Osv... records) throws IOException {
        return take(Delivery.upload(
                        Osv.zip(folder.resolve("archive-" + count++ + ".zip"), records),
                        "all.zip",
                        Optional.of(source)))
                .get(0);
    }

    public List<Built> take(Delivery... deliveries) throws IOException {
        return imports.take(List.of(deliveries), Progress.NONE);
    }

    public Delivery file(String name, String text) throws IOException {
        return Delivery.upload(Files.writeString(folder.resolve(name), text), name, Optional.empty());
    }

    public Lookup lookup(String ecosystem, String name, String version) {
        try (AdvisoryDatabase database = generations.open()) {
            return database.lookup(List.of(new PackageQuery(ecosystem, name, version)));
        }
    }

    /** The vulnerabilities of a package. */
    public List<String> found(String ecosystem, String name, String version) {
        return lookup(ecosystem, name, version).matches().stream()
                .map(match -> match.advisory().id())
                .toList();
    }

    @Override
    public void close() {
        generations.close();
    }
}
