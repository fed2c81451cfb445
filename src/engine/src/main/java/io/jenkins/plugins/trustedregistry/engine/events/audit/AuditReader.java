// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads what was recorded, in the order of the lines, without holding it in memory. What is no line of the log is passed over. */
public final class AuditReader {

    /** Gets copies of files. */
    @FunctionalInterface
    public interface Taker {

        /** @param size how much of the content belongs to the copy; there may be more by now */
        void take(String name, long size, InputStream content) throws IOException;
    }

    private final AuditFolder folder;
    private final Runnable catchUp;

    /** @param catchUp has what was recorded so far written */
    AuditReader(AuditFolder folder, Runnable catchUp) {
        this.folder = folder;
        this.catchUp = catchUp;
    }

    /** Takes lines. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param text the line as it stands in the file
         * @param line the same, read
         */
        void take(String text, JsonNode line) throws IOException;
    }

    /** Gives the lines that a query asks for. */
    public void read(AuditQuery query, Sink sink) throws IOException {
        catchUp.run();
        List<AuditFile> files = folder.files();
        long left = query.limit();
        for (int i = 0; i < files.size() && left > 0; i++) {
            boolean allBefore = i + 1 < files.size() && files.get(i + 1).first() <= query.after();
            if (!allBefore && query.mayBeIn(files.get(i))) {
                left -= read(files.get(i), query, left, sink);
            }
        }
    }

    private static long read(AuditFile file, AuditQuery query, long most, Sink sink) throws IOException {
        long given = 0;
        try (BufferedReader lines = file.open()) {
            for (String text = lines.readLine(); text != null && given < most; text = lines.readLine()) {
                Optional<AuditLine> line = AuditLine.parse(text);
                if (line.isPresent() && line.get().number() > query.after()) {
                    JsonNode json = line.get().json();
                    if (query.matches(json)) {
                        sink.take(text, json);
                        given++;
                    }
                }
            }
        }
        return given;
    }

    /** Gives a copy of each file as it is now, whole lines only, in the order of the lines. */
    public void copyTo(Taker taker) throws IOException {
        catchUp.run();
        new AuditCopy(folder).copyTo(taker);
    }

    /** The number after which the last {@code count} lines of a query come. */
    public long beforeLast(AuditQuery query, int count) throws IOException {
        catchUp.run();
        List<AuditFile> files = folder.files();
        long missing = count;
        for (int i = files.size() - 1; i >= 0; i--) {
            Deque<Long> numbers = new ArrayDeque<>();
            long wanted = missing;
            if (query.mayBeIn(files.get(i))) {
                read(files.get(i), query, Long.MAX_VALUE, (text, line) -> {
                    numbers.add(line.path("n").longValue());
                    if (numbers.size() > wanted) {
                        numbers.remove();
                    }
                });
            }
            missing -= numbers.size();
            if (missing <= 0) {
                return numbers.getFirst() - 1;
            }
        }
        return query.after();
    }

    /** Checks the chain of all lines. */
    public AuditCheck check() throws IOException {
        catchUp.run();
        List<AuditCheck.Fault> faults = new ArrayList<>();
        AuditCheck.Walk walk = new AuditCheck.Walk(faults);
        for (AuditFile file : folder.files()) {
            walk.through(file);
        }
        return walk.result();
    }
}
