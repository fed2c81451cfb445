// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * One file of the audit log: {@code audit-NUMBER-DATE.jsonl}, and {@code .jsonl.gz} when it is full. The number is that of its first
 * line, so that names sort as the lines do; the date is that day in UTC.
 */
record AuditFile(Path path, long first, LocalDate day) implements Comparable<AuditFile> {
    private static final Pattern NAME = Pattern.compile("audit-(\\d{12})-(\\d{4}-\\d\\d-\\d\\d)\\.jsonl(\\.gz)?");

    static AuditFile in(Path folder, long first, LocalDate day) {
        return new AuditFile(folder.resolve("audit-%012d-%s.jsonl".formatted(first, day)), first, day);
    }

    /** Empty when a file of this name is none of the audit log. */
    static Optional<AuditFile> of(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        try {
            return name.matches()
                    ? Optional.of(new AuditFile(path, Long.parseLong(name.group(1)), LocalDate.parse(name.group(2))))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    boolean isCompressed() {
        return path.toString().endsWith(".gz");
    }

    /** The same file when it is compressed. */
    Path compressed() {
        return isCompressed() ? path : path.resolveSibling(path.getFileName() + ".gz");
    }

    /** Its lines; should it be compressed right now, those of the compressed one. */
    BufferedReader open() throws IOException {
        return new BufferedReader(new InputStreamReader(bytes(), StandardCharsets.UTF_8));
    }

    private InputStream bytes() throws IOException {
        if (!isCompressed()) {
            try {
                return Files.newInputStream(path);
            } catch (NoSuchFileException e) {
                // compressed since it was listed
            }
        }
        return new GZIPInputStream(Files.newInputStream(compressed()), 64 * 1024);
    }

    /** The last line that is whole; empty when there is none. */
    Optional<AuditLine> last() throws IOException {
        Optional<AuditLine> last = Optional.empty();
        try (BufferedReader lines = open()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<AuditLine> parsed = AuditLine.parse(line);
                last = parsed.isPresent() ? parsed : last;
            }
        }
        return last;
    }

    /** By number; two of the same number are the same file, compressed and not yet removed. */
    @Override
    public int compareTo(AuditFile other) {
        return Long.compare(first, other.first);
    }
}
