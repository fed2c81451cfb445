// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvRecord;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.DataFileWriter;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.time.Instant;

/** Takes records into a data file and counts them; what can't be read is counted too, and too much of it refuses the whole. */
final class RecordSink {
    private static final long FEW = 10;
    private static final long OF_A_HUNDRED = 5;

    private final DataFileWriter writer;
    private final Instant now;
    private long withdrawn;
    private long rejected;
    private String firstRejected = "";
    private Instant newest = Instant.EPOCH;

    RecordSink(DataFileWriter writer, Instant now) {
        this.writer = writer;
        this.now = now;
    }

    void add(OsvRecord osv) throws IOException {
        if (osv.withdrawn()) {
            withdrawn++;
        } else {
            writer.add(osv);
        }
        if (osv.modified().isAfter(newest) && !osv.modified().isAfter(now)) {
            newest = osv.modified();
        }
    }

    /** @param name of the entry, shown in the message */
    void reject(String name, IOException reason) {
        if (rejected++ == 0) {
            firstRejected = Shown.of(name) + ": " + reason.getMessage();
        }
    }

    /** @throws RefusedDataException when there is nothing usable, or too much that is not */
    void requireUsable() throws RefusedDataException {
        long all = writer.records() + withdrawn + rejected;
        if (writer.records() + withdrawn == 0) {
            throw new RefusedDataException("No record in it is in OSV's format and names a package"
                    + (rejected == 0 ? "" : " (the first: " + firstRejected + ")")
                    + ". Take an 'all.zip' of an ecosystem as OSV publishes it, or records of the same form.");
        }
        if (rejected > Math.max(FEW, all * OF_A_HUNDRED / 100)) {
            throw new RefusedDataException(rejected + " of " + all + " records can't be read (the first: "
                    + firstRejected + "), so the whole was not taken: get it anew.");
        }
    }

    long withdrawn() {
        return withdrawn;
    }

    long rejected() {
        return rejected;
    }

    String firstRejected() {
        return firstRejected;
    }

    /** When the newest record was changed; now when none says. */
    Instant newest() {
        return newest.equals(Instant.EPOCH) ? now : newest;
    }
}
