// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import io.jenkins.plugins.trustedregistry.engine.advisories.store.Generations;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Sources;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes deliveries in and serves them: one import at a time, all of its files or none. */
public final class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final Intake intake;
    private final Generations generations;

    public Imports(Intake intake, Generations generations) {
        this.intake = intake;
        this.generations = generations;
    }

    /**
     * Replaces the data of each file's source and keeps that of others. Single records are added to those there are.
     *
     * @throws RefusedDataException when one of the files is not what it should be; then nothing was changed
     */
    public synchronized List<Built> take(List<Delivery> deliveries, Progress progress) throws IOException {
        Map<String, Built> built = new LinkedHashMap<>();
        List<Delivery> singles = new ArrayList<>();
        try {
            for (Delivery each : deliveries) {
                try {
                    if (intake.source(each).filter(Sources.SINGLE::equals).isPresent()) {
                        singles.add(each);
                    } else {
                        add(intake.build(each, progress), built);
                    }
                } catch (RefusedDataException e) {
                    throw new RefusedDataException(each.origin() + " was not taken. " + e.getMessage(), e);
                }
            }
            if (!singles.isEmpty()) {
                add(intake.singles(singles), built);
            }
            publish(built);
            return List.copyOf(built.values());
        } finally {
            discard(built);
        }
    }

    /** The same of one download, with a look at it before it is served. */
    public synchronized Built take(Delivery delivery, Acceptance acceptance, Progress progress) throws IOException {
        Built one = intake.build(delivery, progress);
        try {
            Optional<SourceData> before = generations.sources().stream()
                    .filter(data -> data.source().equals(one.data().source()))
                    .findFirst();
            acceptance.look(before, one.data());
            publish(Map.of(one.data().source(), one));
            return one;
        } finally {
            discard(Map.of(one.data().source(), one));
        }
    }

    private static void add(Built one, Map<String, Built> built) throws RefusedDataException {
        if (built.putIfAbsent(one.data().source(), one) != null) {
            throw new RefusedDataException(
                    "Two of the files hold the data of " + one.data().source() + ": import one of them.");
        }
    }

    private void publish(Map<String, Built> built) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        built.forEach((source, one) -> files.put(source, one.file()));
        Set<String> removed = new HashSet<>();
        if (built.containsKey(Sources.ALL)) { // it holds what they held, and newer
            generations.sources().stream()
                    .map(SourceData::source)
                    .filter(source -> Sources.isEcosystem(source) && !built.containsKey(source))
                    .forEach(removed::add);
        }
        generations.publish(files, removed);
    }

    /** What was not moved into the data. */
    private static void discard(Map<String, Built> built) {
        for (Built each : built.values()) {
            try {
                Files.deleteIfExists(each.file());
            } catch (IOException e) {
                LOG.warn("A file of an import could not be removed; the next start tries again", e);
            }
        }
    }

    /** Looks at what was built. */
    @FunctionalInterface
    public interface Acceptance {
        /** @throws RefusedDataException when it is not to be served */
        void look(Optional<SourceData> before, SourceData built) throws RefusedDataException;
    }
}
