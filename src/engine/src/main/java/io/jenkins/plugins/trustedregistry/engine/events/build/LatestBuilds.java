// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.build;

import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Looks for the builds that pushed last. */
final class LatestBuilds {
    /** Whatever begins with the scope and a slash is inside of it; 0 is the character behind a slash. */
    private static final String IN_SCOPE = "deed = 'PUSHED' AND (:scope = '' OR repository = :scope"
            + " OR (repository > :inside AND repository < :behind))";

    private final Database database;

    LatestBuilds(Database database) {
        this.database = database;
    }

    List<PushingBuild> in(String scope, int limit) {
        return database.read(handle -> pushing(handle, scope, limit).stream()
                .map(each -> new PushingBuild(
                        each.build(), each.job(), each.number(), each.at(), images(handle, scope, each.build())))
                .toList());
    }

    private static List<PushingBuild> pushing(Handle handle, String scope, int limit) {
        return handle.createQuery("""
                        SELECT r.build, r.job, r.number, i.last FROM build_run r JOIN (
                          SELECT build, max(at) AS last FROM build_image WHERE %s GROUP BY build) i ON i.build = r.build
                        ORDER BY i.last DESC, r.build DESC LIMIT :limit""".formatted(IN_SCOPE))
                .bind("scope", scope)
                .bind("inside", scope + "/")
                .bind("behind", scope + "0")
                .bind("limit", limit)
                .map((row, context) -> new PushingBuild(
                        new BuildId(row.getString("build")),
                        row.getString("job"),
                        row.getInt("number"),
                        Instant.ofEpochMilli(row.getLong("last")),
                        List.of()))
                .list();
    }

    private static List<PushingBuild.Pushed> images(Handle handle, String scope, BuildId build) {
        return handle.createQuery("SELECT DISTINCT repository_id, digest FROM build_image WHERE build = :build AND "
                        + IN_SCOPE + " ORDER BY repository_id, digest LIMIT :most")
                .bind("build", build.text())
                .bind("scope", scope)
                .bind("inside", scope + "/")
                .bind("behind", scope + "0")
                .bind("most", BuildImages.MOST)
                .map((row, context) -> new PushingBuild.Pushed(row.getLong(1), Digest.parse(row.getString(2))))
                .list();
    }
}
