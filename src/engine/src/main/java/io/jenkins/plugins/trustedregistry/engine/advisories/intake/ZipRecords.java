// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvFormatException;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvReader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads an archive of records from beginning to end, one record in memory at a time. */
final class ZipRecords {
    private static final int BUFFER = 1 << 16;

    private final Limits limits;
    private final OsvReader reader = new OsvReader();

    ZipRecords(Limits limits) {
        this.limits = limits;
    }

    /** @throws RefusedDataException when it is no whole zip file, or larger than it may be */
    void read(Path file, RecordSink sink, Progress progress) throws IOException {
        OptionalLong expected = ZipEnd.entries(file);
        if (expected.isEmpty()) {
            throw new RefusedDataException("It is not a whole zip file: its end is missing. Get it anew.");
        }
        long packed = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            CountedStream read = CountedStream.unlimited(in);
            long entries = read(
                    new ZipInputStream(read), limits.total(packed), sink, () -> progress.reached(read.count(), packed));
            if (entries != expected.getAsLong()) {
                throw new RefusedDataException("The zip file has " + entries + " entries, and its end says "
                        + expected.getAsLong() + ": get it anew.");
            }
        } catch (ZipException | EOFException e) {
            throw new RefusedDataException("The zip file is damaged (" + e.getMessage() + "): get it anew.", e);
        } catch (IllegalArgumentException e) { // what ZipInputStream throws for names that are not UTF-8
            throw new RefusedDataException("The zip file has names that can't be read: get it anew.", e);
        }
    }

    private long read(ZipInputStream zip, long mostUnpacked, RecordSink sink, Runnable step) throws IOException {
        long left = mostUnpacked;
        long entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > limits.entries()) {
                throw new RefusedDataException("The zip file has more than " + limits.entries() + " entries.");
            }
            step.run();
            CountedStream unpacked = new CountedStream(
                    zip,
                    Math.min(limits.entryBytes(), left),
                    "The zip file unpacks to more than is sensible: it was not read to its end.");
            if (!entry.isDirectory() && entry.getName().endsWith(".json")) {
                readOne(entry.getName(), unpacked, sink);
            }
            unpacked.transferTo(OutputStream.nullOutputStream());
            left -= unpacked.count();
        }
        return entries;
    }

    private void readOne(String name, InputStream unpacked, RecordSink sink) throws IOException {
        try {
            sink.add(reader.read(unpacked));
        } catch (OsvFormatException e) {
            sink.reject(name, e);
        }
    }
}
