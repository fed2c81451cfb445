// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove.How;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMover;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingMarks;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Reviver;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Accepts one manifest inside a running transaction; whatever it throws must end that transaction. */
final class ManifestAcceptor {
    private static final String BLOB_SIZES =
            "SELECT digest, size FROM repository_blob x WHERE repository_id = :repository AND digest IN (<digests>) AND "
                    + StagingMarks.KNOWN;
    private static final String MANIFEST_SIZES =
            "SELECT digest, image_size FROM manifest x WHERE repository_id = :repository AND digest IN (<digests>) AND "
                    + StagingMarks.KNOWN;
    /** Asked for at once: databases limit the parameters of a statement. */
    private static final int CHUNK = 500;
    /** A client that forgot everything learns of so many. */
    private static final int SHOWN = 100;

    private final Handle handle;
    private final long repositoryId;
    private final String pushedBy;
    private final Optional<StagingId> area;
    private final Instant now;

    /** @param area into which it is pushed; empty: for all */
    ManifestAcceptor(Handle handle, long repositoryId, String pushedBy, Optional<StagingId> area, Instant now) {
        this.handle = handle;
        this.repositoryId = repositoryId;
        this.pushedBy = pushedBy;
        this.area = area;
        this.now = now;
    }

    boolean accept(StoredManifest stored, Manifest parsed, List<Tag> tags) {
        return accept(stored, parsed, tags, How.PUSH, "");
    }

    /** @return whether it was not there before, nor in the trash */
    boolean accept(StoredManifest stored, Manifest parsed, List<Tag> tags, How how, String origin) {
        Set<ManifestReference> references = ManifestReference.of(parsed);
        long imageSize = sizeOf(references);
        Optional<Known> known = known(stored);
        StagingMarks marks = new StagingMarks(handle, repositoryId);
        boolean knownToAll = known.filter(each -> !each.inTrash()).isPresent()
                && !(area.isPresent() && marks.isMarked(stored.digest()));
        boolean same = known.isPresent() && known.get().same();
        long id = same ? pushedAgain(known.get().id()) : insert(stored, parsed, imageSize);
        if (!same) {
            name(id, references);
        }
        if (known.isPresent() && known.get().inTrash()) {
            new Reviver(handle, repositoryId, now.toEpochMilli()).revive(id);
        }
        marks.brought(stored.digest(), area, knownToAll);
        new TagMover(handle, repositoryId, pushedBy, now).point(tags, id, stored.digest(), how, origin);
        return known.isEmpty();
    }

    /** The size of all that is named and here. Throws when something that must be here is not. */
    private long sizeOf(Set<ManifestReference> references) {
        Map<Digest, Long> blobs = sizes(references, ManifestReference.Kind::mayBeBlob, BLOB_SIZES);
        Map<Digest, Long> manifests = sizes(references, ManifestReference.Kind::mayBeManifest, MANIFEST_SIZES);
        List<Digest> missing = references.stream()
                .filter(reference -> !reference.kind().mayBeElsewhere())
                .filter(reference -> !reference.kind().mayBeBlob() || !blobs.containsKey(reference.digest()))
                .filter(reference -> !reference.kind().mayBeManifest() || !manifests.containsKey(reference.digest()))
                .map(ManifestReference::digest)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw repositoryExists() ? unknown(missing) : SqlRepositoryBlobs.repositoryGone();
        }
        Map<Digest, Long> all = new HashMap<>(blobs);
        all.putAll(manifests);
        return all.values().stream().reduce(0L, ManifestAcceptor::atMostLong);
    }

    private boolean repositoryExists() {
        return handle.createQuery("SELECT id FROM repository WHERE id = :repository")
                .bind("repository", repositoryId)
                .mapTo(Long.class)
                .findFirst()
                .isPresent();
    }

    private Map<Digest, Long> sizes(
            Set<ManifestReference> references, Predicate<ManifestReference.Kind> wanted, String sql) {
        List<String> digests = references.stream()
                .filter(reference -> wanted.test(reference.kind()))
                .map(reference -> reference.digest().toString())
                .distinct()
                .toList();
        Map<Digest, Long> sizes = new HashMap<>();
        for (int from = 0; from < digests.size(); from += CHUNK) {
            handle.createQuery(sql)
                    .bind("repository", repositoryId)
                    .bindList("digests", digests.subList(from, Math.min(from + CHUNK, digests.size())))
                    .bind("area", StagingMarks.area(area))
                    .map((row, context) -> Map.entry(Digest.parse(row.getString(1)), row.getLong(2)))
                    .forEach(size -> sizes.put(size.getKey(), size.getValue()));
        }
        return sizes;
    }

    /** Also one that lies in the trash: the push brings it back. */
    private Optional<Known> known(StoredManifest stored) {
        return handle.createQuery("""
                        SELECT m.id, m.media_type = :type AND m.content = :content AS same, m.trash_id
                        FROM repository r JOIN any_manifest m ON m.repository_id = r.id
                        WHERE r.id = :repository AND m.digest = :digest""")
                .bind("repository", repositoryId)
                .bind("digest", stored.digest().toString())
                .bind("type", stored.mediaType().name())
                .bind("content", stored.content())
                .map((row, context) ->
                        new Known(row.getLong("id"), row.getBoolean("same"), row.getString("trash_id") != null))
                .findFirst();
    }

    private long pushedAgain(long id) {
        handle.createUpdate("UPDATE any_manifest SET pushed_at = :now, pushed_by = :by WHERE id = :id")
                .bind("now", now.toEpochMilli())
                .bind("by", pushedBy)
                .bind("id", id)
                .execute();
        return id;
    }

    /** Stores the manifest, also over one of the same bytes that was pushed as another type. */
    private long insert(StoredManifest stored, Manifest parsed, long imageSize) {
        return handle.createQuery("""
                        INSERT INTO any_manifest (repository_id, digest, media_type, artifact_type, subject, size, image_size,
                          pushed_at, pushed_by, annotations, content, platforms)
                        SELECT id, :digest, :type, :artifactType, :subject, :size, :imageSize, :now, :by, :annotations,
                          :content, (SELECT platforms FROM any_manifest
                            WHERE digest = :digest AND media_type = :type AND platforms IS NOT NULL LIMIT 1)
                        FROM repository WHERE id = :repository
                        ON CONFLICT (repository_id, digest) DO UPDATE SET
                          media_type = excluded.media_type, artifact_type = excluded.artifact_type,
                          subject = excluded.subject, image_size = excluded.image_size, pushed_at = excluded.pushed_at,
                          pushed_by = excluded.pushed_by, annotations = excluded.annotations,
                          content = excluded.content, platforms = excluded.platforms
                        RETURNING id""")
                .bind("repository", repositoryId)
                .bind("digest", stored.digest().toString())
                .bind("type", stored.mediaType().name())
                .bind("artifactType", parsed.artifactType().map(MediaType::name))
                .bind(
                        "subject",
                        parsed.subject().map(subject -> subject.digest().toString()))
                .bind("size", stored.content().length)
                .bind("imageSize", imageSize)
                .bind("now", now.toEpochMilli())
                .bind("by", pushedBy)
                .bind("annotations", SummaryRow.text(parsed.annotations()))
                .bind("content", stored.content())
                .mapTo(Long.class)
                .findFirst()
                .orElseThrow(SqlRepositoryBlobs::repositoryGone);
    }

    private void name(long id, Set<ManifestReference> references) {
        handle.createUpdate("DELETE FROM manifest_reference WHERE manifest_id = :id")
                .bind("id", id)
                .execute();
        if (references.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO manifest_reference (manifest_id, referenced, kind, repository_id)
                VALUES (:id, :referenced, :kind, :repository)""");
        for (ManifestReference reference : references) {
            batch.bind("id", id)
                    .bind("referenced", reference.digest().toString())
                    .bind("kind", reference.kind().name())
                    .bind("repository", repositoryId)
                    .add();
        }
        batch.execute();
    }

    /** Sizes of nested indexes can add up to more than there is; then the largest number stands for "too many to count". */
    private static long atMostLong(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static RegistryException unknown(List<Digest> missing) {
        List<String> shown = missing.stream().limit(SHOWN).map(Digest::toString).toList();
        return new RegistryException(
                ErrorCode.MANIFEST_BLOB_UNKNOWN,
                "The manifest was not accepted because the repository lacks " + missing.size()
                        + " of the blobs or manifests it names, the first of them " + shown.get(0)
                        + ". Push or mount what is missing, then push the manifest again.",
                Map.of("missing", shown, "count", missing.size()));
    }

    /**
     * A manifest of this digest that is there.
     *
     * @param same whether type and bytes are those that are pushed; bytes that were damaged in the database are stored anew
     */
    private record Known(long id, boolean same, boolean inTrash) {}
}
