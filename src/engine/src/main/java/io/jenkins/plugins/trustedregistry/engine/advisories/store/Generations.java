// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All generations there are: the newest, and those somebody still reads. */
public final class Generations implements AdvisoryDatabases, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private final AdvisoryFolder folder;
    private final Recently recently = Recently.within(Runtime.getRuntime().maxMemory());
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private long number; // guarded by this
    private final NavigableMap<String, SharedFile> files = new TreeMap<>(); // of the newest; guarded by this
    private Facts facts = new Facts(List.of()); // of the newest; guarded by this

    private Generations(AdvisoryFolder folder) {
        this.folder = folder;
    }

    /**
     * Opens what is there. A file that is missing or damaged is left out and logged: the registry starts, and its ecosystem counts as
     * one without data.
     */
    public static Generations open(AdvisoryFolder folder) throws IOException {
        folder.make();
        Generations generations = new Generations(folder);
        generations.load();
        return generations;
    }

    private synchronized void load() throws IOException {
        Pointer pointer;
        try {
            pointer = Pointer.read(folder.current());
        } catch (IOException e) {
            LOG.error("The list of vulnerability data can't be read, so there is none: import or update it again", e);
            pointer = Pointer.NONE;
        }
        number = pointer.generation();
        Set<String> kept = new HashSet<>();
        for (String name : pointer.files()) {
            try {
                SharedFile opened = SharedFile.open(folder.data().resolve(name), recently);
                files.put(opened.data().source(), opened);
                opened.hold();
                kept.add(name);
            } catch (IOException e) {
                LOG.error("Vulnerability data can't be used and is left out: update or import it again. {}", name, e);
            }
        }
        facts = new Facts(List.copyOf(files.values()));
        folder.keepOnly(kept);
    }

    public AdvisoryFolder folder() {
        return folder;
    }

    @Override
    public synchronized AdvisoryDatabase open() {
        List<SharedFile> held = List.copyOf(files.values());
        held.forEach(SharedFile::hold);
        return new Generation(number, held, facts);
    }

    @Override
    public synchronized long newest() {
        return number;
    }

    /** Where each source of the newest generation came from. */
    public synchronized List<SourceData> sources() {
        return files.values().stream().map(SharedFile::data).toList();
    }

    /** How many records each ecosystem with its release has packages of; only their names. */
    public synchronized Set<String> ecosystems(String source) {
        SharedFile file = files.get(source);
        return file == null ? Set.of() : file.ecosystems().keySet();
    }

    /** Copies the data file of a source, to be extended; false when there is none. */
    public boolean copy(String source, Path target) throws IOException {
        SharedFile file;
        synchronized (this) {
            file = files.get(source);
            if (file == null) {
                return false;
            }
            file.hold();
        }
        try {
            Files.copy(file.file(), target, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            file.release();
        }
    }

    @Override
    public void onNewGeneration(LongConsumer listener) {
        listeners.add(listener);
    }

    /**
     * Makes a new generation out of the newest one: some sources replaced, some removed. All of it or nothing: it is there once this
     * returns, and after a failure the newest one is as it was.
     *
     * @param built finished data files by source; they are moved away
     */
    public long publish(Map<String, Path> built, Set<String> removed) throws IOException {
        List<SharedFile> retired = new ArrayList<>();
        long published;
        synchronized (this) {
            published = number + 1;
            NavigableMap<String, SharedFile> next = new TreeMap<>(files);
            List<Path> moved = new ArrayList<>();
            try {
                removed.forEach(next::remove);
                for (Map.Entry<String, Path> each : built.entrySet()) {
                    Path target = folder.dataFile(each.getKey(), published);
                    Files.move(each.getValue(), target, StandardCopyOption.ATOMIC_MOVE);
                    moved.add(target);
                    next.put(each.getKey(), SharedFile.open(target, recently));
                }
                folder.sync();
                pointer(published, next).write(folder.current());
            } catch (IOException | RuntimeException e) {
                undo(moved, next);
                throw e;
            }
            folder.sync();
            files.values().stream().filter(file -> !next.containsValue(file)).forEach(retired::add);
            next.values().stream().filter(file -> !files.containsValue(file)).forEach(SharedFile::hold);
            files.clear();
            files.putAll(next);
            facts = new Facts(List.copyOf(files.values()));
            number = published;
        }
        retired.forEach(SharedFile::retire);
        retired.forEach(SharedFile::release);
        tell(published);
        return published;
    }

    private static Pointer pointer(long number, NavigableMap<String, SharedFile> files) {
        return new Pointer(
                number,
                files.values().stream()
                        .map(file -> String.valueOf(file.file().getFileName()))
                        .toList());
    }

    private synchronized void undo(List<Path> moved, NavigableMap<String, SharedFile> next) {
        next.values().stream().filter(file -> !files.containsValue(file)).forEach(SharedFile::retire);
        for (Path each : moved) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                LOG.warn("A file of vulnerability data could not be removed; the next start tries again", e);
            }
        }
    }

    private void tell(long published) {
        for (LongConsumer each : listeners) {
            try {
                each.accept(published);
            } catch (RuntimeException e) {
                LOG.error("A listener for new vulnerability data failed", e);
            }
        }
    }

    /** The files stay; databases that are still open stay usable. */
    @Override
    public synchronized void close() {
        files.values().forEach(SharedFile::release);
        files.clear();
    }
}
