// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/** Finds what only one tag leads to, inside a running transaction; changes nothing. Looks at the image only, not at the repository. */
final class ImageOfTag {
    private final Handle handle;
    private final long repositoryId;
    private final Tag tag;
    /** What goes, in the order in which it was found. */
    private final Map<Long, Digest> going = new LinkedHashMap<>();

    /** A manifest that may go. */
    private record Candidate(long id, Digest digest) {}

    ImageOfTag(Handle handle, long repositoryId, Tag tag) {
        this.handle = handle;
        this.repositoryId = repositoryId;
        this.tag = tag;
    }

    /** Empty when there is no such tag. */
    Optional<TaggedImage> find() {
        Optional<Candidate> pointedAt = list("""
                SELECT m.id, m.digest FROM tag t JOIN manifest m ON m.id = t.manifest_id
                WHERE t.repository_id = :repository AND t.name = :tag""").stream().findFirst();
        pointedAt.ifPresent(this::follow);
        return pointedAt.map(found -> new TaggedImage(tag, found.digest(), List.copyOf(going.values())));
    }

    /** The rows of the manifests that {@link #find} has found. */
    List<Long> ids() {
        return List.copyOf(going.keySet());
    }

    private void follow(Candidate first) {
        Deque<Candidate> waiting = new ArrayDeque<>(List.of(first));
        while (!waiting.isEmpty()) {
            Candidate next = waiting.remove();
            boolean alone = next.equals(first) || !isAboutSomethingElse(next);
            if (!going.containsKey(next.id()) && alone && !isLedTo(next)) {
                going.put(next.id(), next.digest());
                waiting.addAll(behind(next)); // once more for what another index named as well, until that goes too
            }
        }
    }

    /** By another tag, or by an index that stays. */
    private boolean isLedTo(Candidate manifest) {
        boolean tagged = !of("SELECT manifest_id FROM tag WHERE manifest_id = :id AND name <> :tag LIMIT 1", manifest)
                .mapTo(Long.class)
                .list()
                .isEmpty();
        return tagged
                || of("""
                                SELECT i.id FROM manifest_reference r JOIN manifest i ON i.id = r.manifest_id
                                WHERE r.repository_id = :repository AND r.referenced = :digest""", manifest).mapTo(Long.class).list().stream().anyMatch(index -> !going.containsKey(index));
    }

    /** As the signature of an image that stays is. */
    private boolean isAboutSomethingElse(Candidate manifest) {
        return of("""
                        SELECT s.id FROM manifest m JOIN manifest s ON s.repository_id = m.repository_id AND s.digest = m.subject
                        WHERE m.id = :id""", manifest).mapTo(Long.class).list().stream().anyMatch(subject -> !going.containsKey(subject));
    }

    /** What it names, and what is about it. */
    private List<Candidate> behind(Candidate manifest) {
        List<Candidate> behind = new ArrayList<>();
        behind.addAll(candidates(of("""
                SELECT m.id, m.digest FROM manifest_reference r
                  JOIN manifest m ON m.repository_id = r.repository_id AND m.digest = r.referenced
                WHERE r.manifest_id = :id ORDER BY m.digest""", manifest)));
        behind.addAll(candidates(of(
                "SELECT id, digest FROM manifest WHERE repository_id = :repository AND subject = :digest ORDER BY digest",
                manifest)));
        return behind;
    }

    private List<Candidate> list(String sql) {
        return candidates(query(sql));
    }

    private Query of(String sql, Candidate manifest) {
        return query(sql)
                .bind("id", manifest.id())
                .bind("digest", manifest.digest().toString());
    }

    private Query query(String sql) {
        return handle.createQuery(sql)
                .configure(SqlStatements.class, each -> each.setUnusedBindingAllowed(true))
                .bind("repository", repositoryId)
                .bind("tag", tag.name());
    }

    private static List<Candidate> candidates(Query query) {
        return query.map((row, context) -> new Candidate(row.getLong("id"), Digest.parse(row.getString("digest"))))
                .list();
    }
}
