// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file per job, {@code ID.log}, that only grows: a line is a time and a sentence. May be read while it is written. A log that
 * can't be written never stops its job.
 */
public final class JobLogs {
    private static final Logger LOG = LoggerFactory.getLogger(JobLogs.class);
    private static final int LONGEST_LINE = 4000;
    private static final int MOST_READ = 256 * 1024;
    private static final String FULL = "The log is full; what follows is left out, except how the job ends.";

    private final Path folder;
    private final InstantSource clock;
    private final long most;

    public JobLogs(Path folder, InstantSource clock, long most) {
        this.folder = folder;
        this.clock = clock;
        this.most = most;
    }

    /** @param last written even when the log is full */
    public void append(long id, String sentence, boolean last) {
        try {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(file(id), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                if (file.size() < most || last) {
                    write(file, sentence);
                    if (file.size() >= most && !last) {
                        write(file, FULL);
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("A line of the log of job {} could not be written: {}", id, e.toString());
        }
    }

    private void write(FileChannel file, String sentence) throws IOException {
        String clean = sentence.replaceAll("\\R", " ");
        String line = clock.instant().truncatedTo(ChronoUnit.MILLIS) + " "
                + clean.substring(0, Math.min(clean.length(), LONGEST_LINE)) + "\n";
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Whole lines from a byte offset on, some at a time; empty when there is nothing there (yet). */
    public JobLogPart read(long id, long offset) throws IOException {
        try (FileChannel file = FileChannel.open(file(id), StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, Math.min(MOST_READ, file.size() - offset)));
            while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) > 0) {
                // until all is there
            }
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            return new JobLogPart(new String(bytes.array(), 0, end, StandardCharsets.UTF_8), offset + end);
        } catch (NoSuchFileException e) {
            return new JobLogPart("", offset);
        }
    }

    public void delete(long id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(long id) {
        return folder.resolve(id + ".log");
    }
}
