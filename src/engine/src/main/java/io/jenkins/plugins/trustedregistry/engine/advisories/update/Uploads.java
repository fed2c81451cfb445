// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Delivery;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.RefusedDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that were uploaded and wait to be imported. They are forgotten when the process ends, and when there are too many. */
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int MOST = 64;
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final long largest;
    private final AtomicLong next = new AtomicLong(1);
    private final Map<String, Delivery> waiting = new LinkedHashMap<>(); // the oldest first; guarded by this

    Uploads(Path folder, long largest) throws IOException {
        this.folder = folder;
        this.largest = largest;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path left :
                    files.filter(file -> file.toString().endsWith(".upload")).toList()) {
                Files.deleteIfExists(left);
            }
        }
    }

    /**
     * Keeps a file until it is imported.
     *
     * @param name for people
     * @param ecosystem whose archive it is; empty: it is found out
     * @throws RefusedDataException when it is too large
     */
    public Upload receive(InputStream in, String name, Optional<String> ecosystem) throws IOException {
        String id = Long.toString(next.getAndIncrement());
        Path file = folder.resolve(id + ".upload");
        long bytes;
        try {
            bytes = copy(in, file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        Optional<Delivery> gone;
        synchronized (this) {
            waiting.put(id, Delivery.upload(file, name, ecosystem));
            gone = waiting.size() > MOST
                    ? Optional.ofNullable(
                            waiting.remove(waiting.keySet().iterator().next()))
                    : Optional.empty();
        }
        gone.ifPresent(Uploads::discard);
        return new Upload(id, name, ecosystem, bytes);
    }

    private long copy(InputStream in, Path file) throws IOException {
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > largest) {
                    throw new RefusedDataException("The file is larger than " + (largest >> 20)
                            + " MiB: allow more with advisories: largestMegabytes in the settings.");
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    /** Whether it waits. */
    public synchronized boolean has(String id) {
        return waiting.containsKey(id);
    }

    /** Those that wait under these names, which then wait no more; the caller discards them. */
    synchronized Map<String, Delivery> take(Collection<String> ids) {
        Map<String, Delivery> taken = new LinkedHashMap<>();
        for (String id : ids) {
            Delivery delivery = waiting.remove(id);
            if (delivery != null) {
                taken.put(id, delivery);
            }
        }
        return taken;
    }

    static void discard(Delivery delivery) {
        try {
            Files.deleteIfExists(delivery.file());
        } catch (IOException e) {
            LOG.warn("An uploaded file could not be removed; the next start tries again", e);
        }
    }

    /** A file that waits. */
    public record Upload(String id, String name, Optional<String> ecosystem, long bytes) {}
}
