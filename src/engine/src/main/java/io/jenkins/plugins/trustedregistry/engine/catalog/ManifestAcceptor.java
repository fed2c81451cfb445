// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Accepts one manifest inside a running transaction; whatever it throws must end that transaction. */
final class ManifestAcceptor {
    private static final int SHOWN = 100;

    private final Handle handle;
    private final long repositoryId;
    private final String pushedBy;
    private final long now;

    ManifestAcceptor(Handle handle, long repositoryId, String pushedBy, Instant now) {
        this.handle = handle;
        this.repositoryId = repositoryId;
        this.pushedBy = pushedBy;
        this.now = now.toEpochMilli();
    }

    void accept(StoredManifest stored, Manifest parsed, List<Tag> tags) {
        Set<ManifestReference> references = ManifestReference.of(parsed);
        long imageSize = sizeOf(references);
        Optional<Long> same = known(stored.digest(), stored.mediaType());
        long id = same.orElseGet(() -> insert(stored, parsed, imageSize));
        if (same.isPresent()) {
            pushedAgain(id);
        } else {
            name(id, references);
        }
        tags.forEach(tag -> point(tag, id));
    }

    /** The size of all that is named and here. Throws when something that must be here is not. */
    private long sizeOf(Set<ManifestReference> references) {
        Map<Digest, Long> sizes = new LinkedHashMap<>();
        Set<ManifestReference> missing = new java.util.LinkedHashSet<>();
        for (ManifestReference reference : references) {
            OptionalLong size = size(reference);
            size.ifPresent(bytes -> sizes.put(reference.digest(), bytes));
            if (size.isEmpty() && reference.kind() != ManifestReference.Kind.FOREIGN_BLOB) {
                missing.add(reference);
            }
        }
        if (!missing.isEmpty()) {
            throw unknown(missing);
        }
        return sizes.values().stream().reduce(0L, ManifestAcceptor::atMostLong);
    }

    private OptionalLong size(ManifestReference reference) {
        return switch (reference.kind()) {
            case BLOB, FOREIGN_BLOB -> SqlRepositoryBlobs.size(handle, repositoryId, reference.digest());
            case MANIFEST -> imageSize(reference.digest());
            case MANIFEST_OR_BLOB -> {
                OptionalLong manifest = imageSize(reference.digest());
                yield manifest.isPresent()
                        ? manifest
                        : SqlRepositoryBlobs.size(handle, repositoryId, reference.digest());
            }
        };
    }

    private OptionalLong imageSize(Digest digest) {
        return handle
                .createQuery("SELECT image_size FROM manifest WHERE repository_id = :repository AND digest = :digest")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .mapTo(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private Optional<Long> known(Digest digest, MediaType type) {
        return handle.createQuery("""
                        SELECT id FROM manifest
                        WHERE repository_id = :repository AND digest = :digest AND media_type = :type""")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .bind("type", type.name())
                .mapTo(Long.class)
                .findFirst();
    }

    private void pushedAgain(long id) {
        handle.createUpdate("UPDATE manifest SET pushed_at = :now, pushed_by = :by WHERE id = :id")
                .bind("now", now)
                .bind("by", pushedBy)
                .bind("id", id)
                .execute();
    }

    /** Stores the manifest, also over one of the same bytes that was pushed as another type. */
    private long insert(StoredManifest stored, Manifest parsed, long imageSize) {
        return handle.createQuery("""
                        INSERT INTO manifest (repository_id, digest, media_type, artifact_type, subject, size, image_size,
                          pushed_at, pushed_by, annotations, content)
                        SELECT id, :digest, :type, :artifactType, :subject, :size, :imageSize, :now, :by, :annotations,
                          :content
                        FROM repository WHERE id = :repository
                        ON CONFLICT (repository_id, digest) DO UPDATE SET
                          media_type = excluded.media_type, artifact_type = excluded.artifact_type,
                          subject = excluded.subject, image_size = excluded.image_size, pushed_at = excluded.pushed_at,
                          pushed_by = excluded.pushed_by, annotations = excluded.annotations
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
                .bind("now", now)
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

    private void point(Tag tag, long id) {
        handle.createUpdate("""
                        INSERT INTO tag (repository_id, name, manifest_id, tagged_at, tagged_by)
                        VALUES (:repository, :name, :id, :now, :by)
                        ON CONFLICT (repository_id, name) DO UPDATE SET
                          manifest_id = excluded.manifest_id, tagged_at = excluded.tagged_at, tagged_by = excluded.tagged_by""")
                .bind("repository", repositoryId)
                .bind("name", tag.name())
                .bind("id", id)
                .bind("now", now)
                .bind("by", pushedBy)
                .execute();
    }

    /** Sizes of nested indexes can add up to more than there is; then the largest number stands for "too many to count". */
    private static long atMostLong(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static RegistryException unknown(Set<ManifestReference> missing) {
        List<String> digests = missing.stream()
                .map(reference -> reference.digest().toString())
                .distinct()
                .limit(SHOWN)
                .toList();
        return new RegistryException(
                ErrorCode.MANIFEST_BLOB_UNKNOWN,
                "The manifest was not accepted because the repository lacks " + missing.size()
                        + " of the blobs or manifests it names, the first of them " + digests.get(0)
                        + ". Push or mount them first, then the manifest.",
                Map.of("missing", digests, "count", missing.size()));
    }
}
