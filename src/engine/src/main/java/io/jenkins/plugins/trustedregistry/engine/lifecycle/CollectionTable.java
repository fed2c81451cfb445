// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.Optional;

/** What collections must know of earlier ones, in the tables {@code collection_position} and {@code collection_rest}. */
record CollectionTable(Database database) {

    /** Where the last collection that ran out of time got to; empty when it was done. */
    Optional<Digest> position() {
        return database.read(handle -> handle.createQuery("SELECT position FROM collection_position WHERE id = 1")
                .mapTo(String.class)
                .findFirst()
                .map(Digest::parse));
    }

    void position(Optional<Digest> position) {
        database.change(handle -> {
            handle.execute("DELETE FROM collection_position");
            if (position.isPresent()) {
                handle.execute(
                        "INSERT INTO collection_position (id, position) VALUES (1, ?)",
                        position.get().toString());
            }
        });
    }

    /** Since when the registry has not served; empty when it does, or when it did not end in good order. */
    Optional<Instant> restsFrom() {
        return database.read(handle -> handle.createQuery("SELECT rests_from FROM collection_rest WHERE id = 1")
                .mapTo(Long.class)
                .findFirst()
                .map(Instant::ofEpochMilli));
    }

    void restsFrom(Optional<Instant> time) {
        database.change(handle -> {
            handle.execute("DELETE FROM collection_rest");
            if (time.isPresent()) {
                handle.execute(
                        "INSERT INTO collection_rest (id, rests_from) VALUES (1, ?)",
                        time.get().toEpochMilli());
            }
        });
    }
}
