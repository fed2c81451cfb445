// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.build;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables {@code build_run} and {@code build_image}. */
final class BuildTable {
    private static final String ADD_RUN = """
        INSERT INTO build_run (build, job, number) VALUES (:build, :job, :number)
        ON CONFLICT (build) DO NOTHING\
        """;
    private static final String ADD_IMAGE = """
        INSERT INTO build_image (build, deed, repository_id, repository, digest, tag, size, at)
        VALUES (:build, :deed, :repositoryId, :repository, :digest, :tag, :size, :at)
        ON CONFLICT (build, deed, repository_id, digest, tag) DO UPDATE SET at = excluded.at\
        """;

    private static final String REMEMBER_GONE = """
        INSERT INTO build_gone (digest)
        SELECT DISTINCT i.digest FROM build_image i JOIN build_run r ON r.build = i.build
        WHERE i.deed = 'PUSHED' AND\s""";
    private static final String ONCE = "ON CONFLICT (digest) DO NOTHING";

    /** Asked for at once: databases limit the parameters of a statement. */
    private static final int CHUNK = 500;

    private final Database database;
    private final Catalog catalog;

    BuildTable(Database database, Catalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    /** Writes these down; what was in a repository that is gone is passed over. */
    void add(List<Done> batch) {
        database.writeAside(handle -> {
            batch.stream()
                    .filter(done ->
                            catalog.repositories().find(done.repository().id()).isPresent())
                    .forEach(done -> add(handle, done));
            return batch.size();
        });
    }

    private void add(Handle handle, Done done) {
        RunningBuild build = done.build();
        handle.createUpdate(ADD_RUN)
                .bind("build", build.id().text())
                .bind("job", build.job())
                .bind("number", build.number())
                .execute();
        long size = catalog.manifests()
                .summary(done.repository().id(), done.digest())
                .map(ManifestSummary::imageSize)
                .orElse(0L);
        handle.createUpdate(ADD_IMAGE)
                .bind("build", build.id().text())
                .bind("deed", done.deed().name())
                .bind("repositoryId", done.repository().id())
                .bind("repository", done.repository().name().name())
                .bind("digest", done.digest().toString())
                .bind("tag", done.tag().map(Tag::name).orElse(""))
                .bind("size", size)
                .bind("at", done.at().toEpochMilli())
                .execute();
    }

    List<BuildImage> of(BuildId build, int limit) {
        return database.read(handle -> handle.createQuery("""
                SELECT deed, repository, digest, tag, size, at FROM build_image
                WHERE build = :build ORDER BY at, repository, tag LIMIT :limit\
                """)
                .bind("build", build.text())
                .bind("limit", limit)
                .map((row, context) -> new BuildImage(
                        Deed.valueOf(row.getString("deed")),
                        RepositoryName.parse(row.getString("repository")),
                        Digest.parse(row.getString("digest")),
                        tag(row),
                        row.getLong("size"),
                        at(row)))
                .list());
    }

    Optional<RunPlace> place(BuildId build) {
        return database.read(handle -> handle.createQuery("SELECT job, number FROM build_run WHERE build = :build")
                .bind("build", build.text())
                .map((row, context) -> new RunPlace(row.getString("job"), row.getInt("number")))
                .findFirst());
    }

    List<ImageBuild> by(long repositoryId, Digest digest, int limit) {
        return database.read(handle -> handle.createQuery("""
                SELECT r.job, r.number, i.deed, i.tag, i.at FROM build_image i JOIN build_run r ON r.build = i.build
                WHERE i.repository_id = :repository AND i.digest = :digest
                ORDER BY i.at DESC, r.job, r.number, i.deed, i.tag LIMIT :limit\
                """)
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .bind("limit", limit)
                .map((row, context) -> build(row))
                .list());
    }

    Map<Digest, List<ImageBuild>> pushers(long repositoryId, Collection<Digest> digests) {
        List<String> all = digests.stream().map(Digest::toString).distinct().toList();
        Map<Digest, List<ImageBuild>> pushers = new HashMap<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(from + CHUNK, all.size()));
            database.read(handle -> handle.createQuery("""
                            SELECT i.digest, r.job, r.number, i.deed, i.tag, i.at
                            FROM build_image i JOIN build_run r ON r.build = i.build
                            WHERE i.repository_id = :repository AND i.deed = 'PUSHED' AND i.digest IN (<digests>)
                            ORDER BY i.at DESC, r.job, r.number, i.tag""")
                            .bind("repository", repositoryId)
                            .bindList("digests", some)
                            .map((row, context) -> Map.entry(Digest.parse(row.getString("digest")), build(row)))
                            .list())
                    .forEach(each -> pushers.computeIfAbsent(each.getKey(), digest -> new ArrayList<>())
                            .add(each.getValue()));
        }
        return pushers;
    }

    private static ImageBuild build(ResultSet row) throws SQLException {
        return new ImageBuild(
                row.getString("job"), row.getInt("number"), Deed.valueOf(row.getString("deed")), tag(row), at(row));
    }

    List<BuildId> pushedBy(Digest digest, int limit) {
        return database.read(handle -> handle.createQuery("""
                SELECT build FROM build_image WHERE digest = :digest AND deed = 'PUSHED'
                GROUP BY build ORDER BY max(at) DESC, build LIMIT :limit\
                """)
                .bind("digest", digest.toString())
                .bind("limit", limit)
                .mapTo(String.class)
                .map(BuildId::new)
                .list());
    }

    boolean goneThatPushed(Digest digest) {
        return database.read(handle -> handle.createQuery("SELECT 1 FROM build_gone WHERE digest = :digest")
                .bind("digest", digest.toString())
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }

    /** Of an image that comes back from the trash it is not known any more: whoever brought it back wants it. */
    int tidyUp() {
        return database.write(handle -> handle.createUpdate(
                        "DELETE FROM build_gone WHERE digest NOT IN (SELECT digest FROM manifest)")
                .execute());
    }

    private static Optional<Tag> tag(ResultSet row) throws SQLException {
        return Optional.of(row.getString("tag")).filter(name -> !name.isEmpty()).map(Tag::parse);
    }

    private static Instant at(ResultSet row) throws SQLException {
        return Instant.ofEpochMilli(row.getLong("at"));
    }

    void rename(String from, String to) {
        database.change(handle -> handle.createUpdate("UPDATE build_run SET job = :to WHERE job = :from")
                .bind("from", from)
                .bind("to", to)
                .execute());
    }

    void remove(BuildId build) {
        database.change(handle -> {
            handle.createUpdate(REMEMBER_GONE + "i.build = :build " + ONCE)
                    .bind("build", build.text())
                    .execute();
            handle.createUpdate("DELETE FROM build_run WHERE build = :build")
                    .bind("build", build.text())
                    .execute();
        });
    }

    /** Whatever begins with the job's name and a slash is inside of it; 0 is the character behind a slash. */
    void removeJob(String job) {
        String within = "(job = :job OR (job > :inside AND job < :behind))";
        database.change(handle -> {
            for (String sql : List.of(REMEMBER_GONE + within + " " + ONCE, "DELETE FROM build_run WHERE " + within)) {
                handle.createUpdate(sql)
                        .bind("job", job)
                        .bind("inside", job + "/")
                        .bind("behind", job + "0")
                        .execute();
            }
        });
    }
}
