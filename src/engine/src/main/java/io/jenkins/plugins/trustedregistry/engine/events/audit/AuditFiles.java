// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import io.jenkins.plugins.trustedregistry.engine.events.queue.BatchWriter;
import io.jenkins.plugins.trustedregistry.engine.settings.AuditSettings;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes entries into files. A new file begins with each day (UTC), at the size of the settings, and after one that a crash tore; its
 * first line names the chain of the last line before it. Synced to the disk once a second and at the end.
 */
final class AuditFiles implements BatchWriter<AuditEntry>, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditFiles.class);
    private static final Duration SYNC = Duration.ofSeconds(1);
    private static final long MEGABYTE = 1024L * 1024;

    private final AuditFolder folder;
    private final AuditSettings settings;
    private final InstantSource clock;
    private final InstantSource settled;
    private final Executor housekeeper;
    private @Nullable Current current; // of the one thread that writes
    private long nextNumber = 1;
    private String chain = AuditLine.NO_CHAIN;
    private boolean known; // whether number and chain were read from what is there

    /** The file being written; {@code size} is where the last whole batch ends. */
    private static final class Current {
        private final AuditFile file;
        private final FileChannel channel;
        private long size;
        private boolean unsynced;
        private long unsyncedSince;

        Current(AuditFile file, FileChannel channel, long size) {
            this.file = file;
            this.channel = channel;
            this.size = size;
        }
    }

    /**
     * @param settled the time for the removal of old files, which no jump of the clock hurries
     * @param housekeeper compresses and removes files beside the writing
     */
    AuditFiles(
            AuditFolder folder,
            AuditSettings settings,
            InstantSource clock,
            InstantSource settled,
            Executor housekeeper) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.settled = settled;
        this.housekeeper = housekeeper;
    }

    @Override
    public void write(List<AuditEntry> batch) throws IOException {
        Current file = current();
        append(file, batch);
        if (!file.unsynced) {
            file.unsynced = true;
            file.unsyncedSince = System.nanoTime();
        } else if (System.nanoTime() - file.unsyncedSince >= SYNC.toNanos()) {
            sync(file);
        }
    }

    @Override
    public void rest() throws IOException {
        if (current != null && current.unsynced) {
            sync(current);
        }
    }

    private static void sync(Current file) throws IOException {
        file.channel.force(false);
        file.unsynced = false;
    }

    private Current current() throws IOException {
        Current file = current;
        if (file != null
                && file.size < settings.fileMegabytes() * MEGABYTE
                && file.file.day().equals(today())) {
            return file;
        }
        if (file != null) {
            end(file);
        }
        if (!known) {
            file = goOn();
        } else {
            file = begin();
        }
        current = file;
        long first = file.file.first();
        housekeeper.execute(() -> keepHouse(first));
        return file;
    }

    private void end(Current file) throws IOException {
        file.channel.force(true);
        file.channel.close();
        current = null;
    }

    /** After a start: the file of before, when it is of today, has room and ends with a whole line; else a new one. */
    private Current goOn() throws IOException {
        folder.make();
        List<AuditFile> files = folder.files();
        Optional<AuditFile> newest = files.isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
        Optional<AuditLine> last = newest.isPresent() ? newest.get().last() : Optional.empty();
        if (newest.isPresent()) {
            nextNumber = last.map(AuditLine::number).orElse(newest.get().first()) + 1;
            chain = last.map(AuditLine::chain).orElse(AuditLine.NO_CHAIN);
        }
        known = true;
        if (newest.isEmpty() || last.isEmpty() || newest.get().isCompressed()) {
            return begin();
        }
        AuditFile file = newest.get();
        FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean fits = channel.size() < settings.fileMegabytes() * MEGABYTE
                && file.day().equals(today())
                && endsWholeLine(channel);
        if (fits) {
            return new Current(file, channel, channel.size());
        }
        channel.close();
        return begin();
    }

    private static boolean endsWholeLine(FileChannel channel) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(1);
        return channel.size() > 0 && channel.read(end, channel.size() - 1) == 1 && end.get(0) == '\n';
    }

    private Current begin() throws IOException {
        folder.make();
        AuditFile file = AuditFile.in(folder.path(), nextNumber, today());
        FileChannel channel = FileChannel.open(
                file.path(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        Current begun = new Current(file, channel, 0);
        try {
            append(begun, List.of(OwnEntries.begin(clock.instant(), chain)));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return begun;
    }

    /** All lines or, as far as anybody will ever read, none. */
    private void append(Current file, List<AuditEntry> batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(batch.size() * 512);
        long number = nextNumber;
        String lastChain = chain;
        for (AuditEntry entry : batch) {
            AuditLine line = AuditLine.of(entry, number, lastChain);
            bytes.writeBytes(line.text().getBytes(StandardCharsets.UTF_8));
            bytes.write('\n');
            lastChain = line.chain();
            number++;
        }
        ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
        try {
            while (all.hasRemaining()) {
                file.channel.write(all, file.size + all.position());
            }
        } catch (IOException e) {
            undo(file, e);
            throw e;
        }
        file.size += all.limit();
        nextNumber = number;
        chain = lastChain;
    }

    private static void undo(Current file, IOException cause) {
        try {
            file.channel.truncate(file.size);
        } catch (IOException e) {
            cause.addSuppressed(e); // the next attempt writes over it
        }
    }

    private void keepHouse(long first) {
        try {
            folder.compressBefore(first);
            int gone = folder.prune(
                    first, day(settled).minusDays(settings.keepDays()), settings.keepMegabytes() * MEGABYTE);
            if (gone > 0) {
                LOG.info("{} old files of the audit log were removed, as the settings say", gone);
            }
        } catch (IOException e) {
            LOG.warn("Old files of the audit log could not be compressed or removed; it is tried again at the next", e);
        }
    }

    private LocalDate today() {
        return day(clock);
    }

    private static LocalDate day(InstantSource source) {
        return LocalDate.ofInstant(source.instant(), ZoneOffset.UTC);
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            end(current);
        }
    }

    /** What the log says about itself. */
    static final class OwnEntries {
        private static final AuditEntry.Who REGISTRY = new AuditEntry.Who(
                "registry",
                new UsedCredential("none", Optional.empty(), false),
                "",
                Optional.empty(),
                Optional.empty());

        private OwnEntries() {}

        static AuditEntry begin(Instant time, String previous) {
            return entry(time, "begin file", Map.of("previous", previous), Outcome.DONE, Optional.empty());
        }

        /** Something could not be recorded, and it is said how much. */
        static AuditEntry lost(Instant time, long pulls, long others) {
            return entry(
                    time,
                    "entries not recorded",
                    Map.of("pulls", Long.toString(pulls), "others", Long.toString(others)),
                    Outcome.FAILED,
                    Optional.of(
                            pulls + " pulls and " + others + " other calls were not recorded, because they came faster"
                                    + " than the audit log could be written."));
        }

        private static AuditEntry entry(
                Instant time, String operation, Map<String, String> about, Outcome outcome, Optional<String> reason) {
            return new AuditEntry(
                    time,
                    REGISTRY,
                    new AuditEntry.What(operation, "", "", Optional.empty(), Optional.empty(), about),
                    new AuditEntry.Result(outcome, 0, Optional.empty(), reason, Optional.empty()));
        }
    }
}
