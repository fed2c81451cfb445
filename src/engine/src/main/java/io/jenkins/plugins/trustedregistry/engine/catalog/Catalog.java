// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.catalog.attached.AttachedCounts;
import io.jenkins.plugins.trustedregistry.engine.catalog.attached.SqlAttachedCounts;
import io.jenkins.plugins.trustedregistry.engine.catalog.graph.ImageGraphs;
import io.jenkins.plugins.trustedregistry.engine.catalog.graph.SqlImageGraphs;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.SqlTagHistory;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagHistory;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Rules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.SqlRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.space.SpaceUse;
import io.jenkins.plugins.trustedregistry.engine.catalog.space.SqlSpaceUse;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.SqlStagedTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.SqlUnpublished;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagedTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.Unpublished;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removals;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.SqlTrash;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.time.InstantSource;

/** The roles of the catalog, which share one database. */
public record Catalog(
        Repositories repositories,
        RepositoryBlobs blobs,
        Manifests manifests,
        Tags tags,
        Rules rules,
        TagHistory history,
        StagedTags staged,
        Unpublished unpublished,
        Removals removals,
        Trash trash,
        ImageGraphs graphs,
        BlobUsage usage,
        NameSearch names,
        AttachedCounts attached,
        SpaceUse space) {

    public static Catalog on(Database database, InstantSource clock) {
        SqlRules rules = new SqlRules(database, clock);
        SqlTrash trash = new SqlTrash(database, clock);
        return new Catalog(
                new SqlRepositories(database, rules, trash),
                new SqlRepositoryBlobs(database, clock),
                new SqlManifests(database, clock, trash),
                new SqlTags(database, trash),
                rules,
                new SqlTagHistory(database),
                new SqlStagedTags(database, clock),
                new SqlUnpublished(database),
                trash,
                trash,
                new SqlImageGraphs(database),
                new SqlBlobUsage(database),
                new SqlNameSearch(database),
                new SqlAttachedCounts(database),
                new SqlSpaceUse(database));
    }
}
