// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a check of the chain found. Whoever keeps the last number and chain of a check elsewhere can prove later that no line up to
 * there was changed: the chain alone can't tell that the end was cut off.
 *
 * @param lastChain of the last line
 */
public record AuditCheck(long files, long lines, long lastNumber, String lastChain, List<Fault> faults) {

    public AuditCheck {
        faults = List.copyOf(faults);
    }

    /** One thing that is not as it was written. */
    public record Fault(String file, long line, String what) {}

    /** Goes through the files in order. */
    static final class Walk {
        private static final int MOST_FAULTS = 100;

        private final List<Fault> faults;
        private long files;
        private long lines;
        private long number;
        private String chain = "";

        Walk(List<Fault> faults) {
            this.faults = faults;
        }

        void through(AuditFile file) throws IOException {
            files++;
            try (BufferedReader reader = file.open()) {
                long at = 1;
                String text = reader.readLine();
                while (text != null && faults.size() < MOST_FAULTS) {
                    String next = reader.readLine();
                    check(file, at, text, next == null);
                    text = next;
                    at++;
                }
            } catch (java.util.zip.ZipException | java.io.EOFException e) {
                fault(file, lines, "The compressed file is damaged: " + e.getMessage() + ".");
            }
        }

        private void check(AuditFile file, long at, String text, boolean last) {
            Optional<AuditLine> parsed = AuditLine.parse(text);
            if (parsed.isEmpty()) {
                fault(
                        file,
                        at,
                        last
                                ? "The last line is torn, as a crash does; nothing else can be missing with it."
                                : "This is no line of the audit log.");
                return;
            }
            AuditLine line = parsed.get();
            if (at == 1) {
                begin(file, line);
            } else if (line.number() != number + 1) {
                fault(file, at, "Line " + (number + 1) + " is missing: " + line.number() + " follows " + number + ".");
            }
            if (!line.follows(chain)) {
                fault(file, at, "Line " + line.number() + " was changed, or one before it was.");
            }
            number = line.number();
            chain = line.chain();
            lines++;
        }

        /** The first file there is may follow one that was removed for its age; any other must follow the one before. */
        private void begin(AuditFile file, AuditLine line) {
            String previous = line.json().path("about").path("previous").asText();
            if (!chain.isEmpty() && !previous.equals(chain)) {
                fault(file, 1, "It does not follow the file before: lines are missing at the end of that one.");
            }
            chain = previous;
        }

        private void fault(AuditFile file, long at, String what) {
            faults.add(new Fault(String.valueOf(file.path().getFileName()), at, what));
        }

        AuditCheck result() {
            return new AuditCheck(files, lines, number, chain, faults);
        }
    }
}
