// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import io.jenkins.plugins.trustedregistry.engine.catalog.KnownBlobs;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file that says which blobs belong to a backup. Read and written line by line: there may be millions. */
public final class BlobList implements Iterator<BlobList.Line>, AutoCloseable {
    private static final String MISSING = "missing";

    private final BufferedReader lines;
    private @Nullable String next;

    private BlobList(BufferedReader lines) throws IOException {
        this.lines = lines;
        next = lines.readLine();
    }

    /** @param blob empty when the catalog tells of it and the store does not have it */
    public record Line(Digest digest, Optional<StoredBlob> blob) {
        @Override
        public String toString() {
            return digest + " "
                    + blob.map(stored -> String.valueOf(stored.size())).orElse(MISSING);
        }
    }

    /** How many blobs are there, and their bytes together. */
    public record Totals(long blobs, long bytes) {}

    /** Writes the list of what a catalog tells of. */
    public static Totals write(Path file, KnownBlobs known, BlobStore store) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            long[] totals = new long[2];
            known.<IOException>forEach((digest, linked) -> {
                Optional<StoredBlob> blob = store.find(digest);
                if (linked || blob.isPresent()) {
                    out.write(new Line(digest, blob) + "\n");
                }
                if (blob.isPresent()) {
                    totals[0]++;
                    totals[1] += blob.get().size();
                }
            });
            return new Totals(totals[0], totals[1]);
        }
    }

    /** Opens a list; the caller closes it. */
    public static BlobList open(Path file) throws IOException {
        BufferedReader reader = Files.newBufferedReader(file);
        try {
            return new BlobList(reader);
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /** @throws IllegalStateException when the line is none, which a list that was compared with its digest does not have */
    @Override
    public Line next() {
        String line = next;
        if (line == null) {
            throw new NoSuchElementException();
        }
        try {
            next = lines.readLine();
            return parse(line);
        } catch (IOException | RegistryException | NumberFormatException e) {
            throw new IllegalStateException("The list of blobs can't be read", e);
        }
    }

    private static Line parse(String line) {
        int space = line.indexOf(' ');
        Digest digest = Digest.parse(line.substring(0, Math.max(space, 0)));
        String size = line.substring(space + 1);
        return new Line(
                digest,
                size.equals(MISSING) ? Optional.empty() : Optional.of(new StoredBlob(digest, Long.parseLong(size))));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
