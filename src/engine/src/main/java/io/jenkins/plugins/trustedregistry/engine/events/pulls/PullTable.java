// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.pulls;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code pull_count}. */
final class PullTable {
    private static final String ADD = """
        INSERT INTO pull_count (repository_id, target, pulls, last_pulled_at, last_pulled_by)
        VALUES (:repository, :target, :pulls, :at, :by)
        ON CONFLICT (repository_id, target) DO UPDATE SET
          pulls = pull_count.pulls + excluded.pulls,
          last_pulled_at = excluded.last_pulled_at,
          last_pulled_by = excluded.last_pulled_by\
        """;

    private final Database database;
    private final Repositories repositories;

    PullTable(Database database, Repositories repositories) {
        this.database = database;
        this.repositories = repositories;
    }

    /** Adds these; those of a repository that is gone are passed over. */
    void add(Map<PullCounter.Target, Pulls> batch) {
        database.change(handle -> {
            Map<Long, Boolean> there = new HashMap<>();
            PreparedBatch adding = handle.prepareBatch(ADD);
            batch.forEach((target, pulls) -> {
                boolean known = there.computeIfAbsent(
                        target.repositoryId(), id -> repositories.find(id).isPresent());
                if (known) {
                    adding.bind("repository", target.repositoryId())
                            .bind("target", target.reference().toString())
                            .bind("pulls", pulls.count())
                            .bind("at", pulls.lastAt().toEpochMilli())
                            .bind("by", pulls.lastBy())
                            .add();
                }
            });
            if (adding.size() > 0) {
                adding.execute();
            }
        });
    }

    Map<Reference, Pulls> read(long repositoryId, Collection<? extends Reference> references) {
        Map<Reference, Pulls> found = new HashMap<>();
        if (references.isEmpty()) {
            return found;
        }
        database.read(handle -> handle.createQuery("""
            SELECT target, pulls, last_pulled_at, last_pulled_by FROM pull_count
            WHERE repository_id = :repository AND target IN (<targets>)\
            """)
                .bind("repository", repositoryId)
                .bindList(
                        "targets", references.stream().map(Reference::toString).toList())
                .map((row, context) -> found.put(
                        Reference.parse(row.getString("target")),
                        new Pulls(
                                row.getLong("pulls"),
                                Instant.ofEpochMilli(row.getLong("last_pulled_at")),
                                row.getString("last_pulled_by"))))
                .list());
        return found;
    }
}
