// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Which verdicts are to be written down: the table {@code gate_due}. A row is written in the transaction that gives reason for it, and
 * removed once the verdict is there.
 */
public final class DueTable {
    private final Database database;

    DueTable(Database database) {
        this.database = database;
    }

    /** An image whose verdict is to be written down. */
    public record Due(RepositoryName repository, Digest digest) {
        @Override
        public String toString() {
            return repository + "@" + digest;
        }
    }

    /** Joins the transaction of the caller. */
    public void add(List<Due> due) {
        database.change(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("INSERT INTO gate_due (repository, digest) VALUES (:repository, :digest)");
            due.forEach(each -> batch.bind("repository", each.repository().name())
                    .bind("digest", each.digest().toString())
                    .add());
            batch.execute();
        });
    }

    /** Each once, in the order in which they came. */
    public List<Due> list(int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT repository, digest FROM gate_due
                        GROUP BY repository, digest ORDER BY min(id) LIMIT :limit""")
                .bind("limit", limit)
                .map((row, context) ->
                        new Due(new RepositoryName(row.getString("repository")), Digest.parse(row.getString("digest"))))
                .list());
    }

    /** The number of the newest row; 0 when there is none. */
    public long newest() {
        return database.read(handle -> handle.createQuery("SELECT coalesce(max(id), 0) FROM gate_due")
                .mapTo(Long.class)
                .one());
    }

    /** Removes rows of these up to a number; later ones ask for another look. */
    public void remove(Collection<Due> done, long newest) {
        if (done.isEmpty()) {
            return;
        }
        database.writeAside(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "DELETE FROM gate_due WHERE repository = :repository AND digest = :digest AND id <= :newest");
            done.forEach(each -> batch.bind("repository", each.repository().name())
                    .bind("digest", each.digest().toString())
                    .bind("newest", newest)
                    .add());
            return batch.execute().length;
        });
    }
}
