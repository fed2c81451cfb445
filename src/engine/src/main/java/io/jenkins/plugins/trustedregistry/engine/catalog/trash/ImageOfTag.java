// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.BesideTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagGuard;
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

/**
 * Finds what only one tag leads to, inside a running transaction; changes nothing. Looks at the image only, not at the repository. With
 * an image go the tags by which cosign finds what is about it ({@code sha256-HEX.sig}), unless they are immutable.
 */
final class ImageOfTag {
    private final Handle handle;
    private final long repositoryId;
    private final Tag tag;
    private final TagGuard guard;
    /** What goes, in the order in which it was found. */
    private final Map<Long, Digest> going = new LinkedHashMap<>();
    /** The tags that go beside the one that is deleted. */
    private final Map<Tag, TagRow> beside = new LinkedHashMap<>();

    /** A manifest that may go. */
    private record Candidate(long id, Digest digest) {}

    /** @param guard which immutable tags stay */
    ImageOfTag(Handle handle, long repositoryId, Tag tag, TagGuard guard) {
        this.handle = handle;
        this.repositoryId = repositoryId;
        this.tag = tag;
        this.guard = guard;
    }

    /** Empty when there is no such tag. */
    Optional<TaggedImage> find() {
        Optional<Candidate> pointedAt = list("""
                SELECT m.id, m.digest FROM tag t JOIN manifest m ON m.id = t.manifest_id
                WHERE t.repository_id = :repository AND t.name = :tag""").stream().findFirst();
        pointedAt.ifPresent(this::follow);
        return pointedAt.map(found ->
                new TaggedImage(tag, found.digest(), List.copyOf(going.values()), List.copyOf(beside.keySet())));
    }

    /** The rows of the manifests that {@link #find} has found. */
    List<Long> ids() {
        return List.copyOf(going.keySet());
    }

    /** The tags that {@link #find} has found beside the image. */
    List<TagRow> beside() {
        return List.copyOf(beside.values());
    }

    private void follow(Candidate first) {
        Deque<Candidate> waiting = new ArrayDeque<>(List.of(first));
        while (!waiting.isEmpty()) {
            Candidate next = waiting.remove();
            boolean alone = next.equals(first) || !isAboutSomethingElse(next);
            if (!going.containsKey(next.id()) && alone && !isLedTo(next)) {
                going.put(next.id(), next.digest());
                waiting.addAll(tagged(next));
                waiting.addAll(behind(next)); // once more for what another index named as well, until that goes too
            }
        }
    }

    /** By another tag, or by an index that stays. */
    private boolean isLedTo(Candidate manifest) {
        boolean tagged = of("SELECT name FROM tag WHERE manifest_id = :id AND name <> :tag LIMIT :some", manifest)
                .bind("some", beside.size() + 1) // one more than may be passed over
                .mapTo(String.class)
                .list()
                .stream()
                .anyMatch(name -> !beside.containsKey(new Tag(name)));
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

    /** What tags lead to that only stand beside it. */
    private List<Candidate> tagged(Candidate manifest) {
        List<Candidate> found = new ArrayList<>();
        for (Tag name : BesideTags.of(manifest.digest())) {
            Optional<TagRow> row = name.equals(tag) ? Optional.empty() : TagRow.find(handle, repositoryId, name);
            row.filter(each -> guard.immutableBy(name, each.taggedAt()).isEmpty())
                    .ifPresent(each -> {
                        beside.put(name, each);
                        found.addAll(candidates(of(
                                        "SELECT id, digest FROM manifest WHERE repository_id = :repository"
                                                + " AND digest = :pointed",
                                        manifest)
                                .bind("pointed", each.digest().toString())));
                    });
        }
        return found;
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
