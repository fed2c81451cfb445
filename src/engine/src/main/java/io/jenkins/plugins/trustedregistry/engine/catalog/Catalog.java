// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.time.InstantSource;

/** The roles of the catalog, which share one database. */
public record Catalog(
        Repositories repositories, RepositoryBlobs blobs, Manifests manifests, Tags tags, BlobUsage usage) {

    public static Catalog on(Database database, InstantSource clock) {
        return new Catalog(
                new SqlRepositories(database),
                new SqlRepositoryBlobs(database, clock),
                new SqlManifests(database, clock),
                new SqlTags(database),
                new SqlBlobUsage(database));
    }
}
