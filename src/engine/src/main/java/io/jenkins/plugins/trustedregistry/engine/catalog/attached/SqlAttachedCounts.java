// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.attached;

import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingMarks;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Looks for manifests whose subject the images are, and for the tags that older versions of cosign make. */
public final class SqlAttachedCounts implements AttachedCounts {
    /** Asked for at once: databases limit the parameters of a statement. */
    private static final int CHUNK = 500;

    private final Database database;

    public SqlAttachedCounts(Database database) {
        this.database = database;
    }

    @Override
    public Map<Digest, Map<AttachedKind, Integer>> of(long repositoryId, Collection<Digest> images) {
        List<Digest> all = images.stream().distinct().toList();
        if (all.isEmpty()) {
            return Map.of();
        }
        return database.read(handle -> {
            Map<Digest, Map<AttachedKind, Integer>> counts = new HashMap<>();
            for (int from = 0; from < all.size(); from += CHUNK) {
                List<Digest> some = all.subList(from, Math.min(from + CHUNK, all.size()));
                bySubject(handle, repositoryId, some, counts);
                byTag(handle, repositoryId, some, counts);
            }
            return counts;
        });
    }

    private static void bySubject(
            Handle handle, long repositoryId, List<Digest> images, Map<Digest, Map<AttachedKind, Integer>> counts) {
        handle.createQuery("""
                        SELECT subject, coalesce(artifact_type, media_type) AS type, count(*) AS number FROM manifest m
                        WHERE repository_id = :repository AND subject IN (<images>) AND %s
                        GROUP BY subject, coalesce(artifact_type, media_type)""".formatted(StagingMarks.published("m")))
                .bind("repository", repositoryId)
                .bindList("images", images.stream().map(Digest::toString).toList())
                .map((row, context) -> new Found(
                        Digest.parse(row.getString("subject")),
                        AttachedKind.of(row.getString("type")),
                        row.getInt("number")))
                .forEach(found -> kinds(counts, found.image()).merge(found.kind(), found.number(), Integer::sum));
    }

    /** What lies under a tag may be a referrer as well: then it was counted. */
    private static void byTag(
            Handle handle, long repositoryId, List<Digest> images, Map<Digest, Map<AttachedKind, Integer>> counts) {
        Map<String, Found> wanted = new HashMap<>();
        for (Digest image : images) {
            for (AttachedKind kind : AttachedKind.values()) {
                if (!kind.suffix().isEmpty()) {
                    wanted.put(image.algorithm() + "-" + image.hex() + "." + kind.suffix(), new Found(image, kind, 1));
                }
            }
        }
        List<String> names = new ArrayList<>(wanted.keySet());
        for (int from = 0; from < names.size(); from += CHUNK) {
            handle.createQuery("SELECT name FROM tag WHERE repository_id = :repository AND name IN (<names>)")
                    .bind("repository", repositoryId)
                    .bindList("names", names.subList(from, Math.min(from + CHUNK, names.size())))
                    .mapTo(String.class)
                    .forEach(name -> {
                        Found found = wanted.get(name);
                        if (found != null) {
                            kinds(counts, found.image()).putIfAbsent(found.kind(), found.number());
                        }
                    });
        }
    }

    private static Map<AttachedKind, Integer> kinds(Map<Digest, Map<AttachedKind, Integer>> counts, Digest image) {
        return counts.computeIfAbsent(image, ignored -> new EnumMap<>(AttachedKind.class));
    }

    private record Found(Digest image, AttachedKind kind, int number) {}
}
