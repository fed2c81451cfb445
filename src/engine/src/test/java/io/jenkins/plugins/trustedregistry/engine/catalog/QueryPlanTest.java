// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagPatterns;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * No statement of the catalog reads more of a table than it answers with: lists of 100,000 must not slow anything down. Left out
 * are {@link Manifests#referencing}, which has to sort what names one blob, what restores tags and manifests, which has to put the
 * manifests of one entry together, and what reads the graph of a whole repository.
 */
class QueryPlanTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private final Set<String> statements = new LinkedHashSet<>();

    @Test
    void everyStatementUsesAnIndex() {
        useEverything(new TestCatalog(new Watched()));

        assertThat(statements).hasSizeGreaterThan(20);
        for (String statement : statements) {
            assertThat(plan(statement))
                    .as(statement)
                    .allSatisfy(step -> assertThat(step.replace("SCAN up", "what a recursive statement has found"))
                            .doesNotStartWith("SCAN ")
                            .doesNotContain("TEMP B-TREE"));
        }
    }

    private static void useEverything(TestCatalog test) {
        Catalog catalog = test.roles();
        long repository = test.repository("a/b");
        ManifestText image = test.image(repository, "layer");
        Digest digest = test.push(repository, image, "v1");
        test.push(repository, image, "v1");
        test.push(repository, ManifestText.index(image.descriptor()).subject(image.descriptor()));
        Repository found =
                catalog.repositories().find(RepositoryName.parse("a/b")).orElseThrow();
        catalog.repositories().find(found.id());
        catalog.repositories().update(found);
        catalog.repositories().list("", 10);
        catalog.repositories().list(NamespaceName.parse("a"), "", 10);
        catalog.blobs().size(repository, digest);
        catalog.blobs().unlink(repository, digest);
        catalog.blobs().repositoriesWith(digest, 10);
        catalog.manifests().find(repository, digest);
        catalog.manifests().find(repository, Tag.parse("v1"));
        catalog.manifests().summary(repository, digest);
        catalog.manifests().referrers(repository, digest, Optional.empty(), "", 10);
        catalog.manifests().referrers(repository, digest, Optional.of(MediaType.OCI_EMPTY), "", 10);
        catalog.manifests().list(repository, "", 10);
        catalog.tags().resolve(repository, Tag.parse("v1"));
        catalog.tags().list(repository, "", 10);
        catalog.tags().find(repository, Tag.parse("v1"));
        catalog.tags().details(repository, "", 10);
        catalog.tags().of(repository, digest);
        catalog.tags().figures(List.of(repository));
        useTrash(test, repository, image);
        catalog.tags().delete(repository, Tag.parse("v1"));
        catalog.manifests().delete(repository, digest);
        catalog.repositories().delete(RepositoryName.parse("a/b"));
    }

    private static void useTrash(TestCatalog test, long repository, ManifestText image) {
        Catalog catalog = test.roles();
        Tag tag = Tag.parse("v1");
        RepositoryName name = RepositoryName.parse("a/b");
        Removal week = new Removal(
                "nigel", Removal.Cause.REQUEST, "", Optional.of(test.now().plusSeconds(1)));
        catalog.rules()
                .set(
                        repository,
                        new RepositoryRules(new ImmutableTags(new TagPatterns(List.of("x")), 0), Optional.empty()));
        catalog.rules().of(repository);
        catalog.rules().release(repository, tag, "nigel", "");
        catalog.rules().hold(repository, tag);
        catalog.history().of(repository, tag, OptionalLong.empty(), 10);
        catalog.removals().tag(repository, tag, week);
        catalog.trash().rollBack(repository, tag, image.digest(), "nigel");
        catalog.removals().untagged(repository, image.digest(), test.now(), week);
        catalog.removals().manifest(repository, image.digest(), week);
        test.push(repository, image, "v1");
        catalog.removals().tag(repository, tag, week);
        catalog.removals().repository(name, week);
        for (Trash.Scope scope : List.of(
                new Trash.Scope.All(),
                new Trash.Scope.OfRepository(repository),
                new Trash.Scope.OfNamespace(name.namespace()))) {
            catalog.trash().list(scope, "", 10);
        }
        catalog.trash().restore(latest(catalog), Optional.empty(), "nigel");
        catalog.trash().purge(latest(catalog));
        catalog.trash().due(test.now(), 10);
        catalog.history().forget(TestCatalog.START, 10);
        test.push(repository, image, "v1");
    }

    private static String latest(Catalog catalog) {
        return catalog.trash().list(new Trash.Scope.All(), "", 1).get(0).id();
    }

    private List<String> plan(String statement) {
        return database.<List<String>, RuntimeException>read(handle -> {
            try (var rows = handle.getConnection().createStatement().executeQuery("EXPLAIN QUERY PLAN " + statement)) {
                List<String> steps = new java.util.ArrayList<>();
                while (rows.next()) {
                    steps.add(rows.getString("detail"));
                }
                return steps;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Notes the statements that go to the real database. */
    private final class Watched implements Database {
        @Override
        public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
            return database.read(handle -> work.withHandle(watch(handle)));
        }

        @Override
        public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
            return database.write(handle -> work.withHandle(watch(handle)));
        }

        private Handle watch(Handle handle) {
            handle.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
                @Override
                public void logBeforeExecution(StatementContext context) {
                    statements.add(context.getParsedSql().getSql());
                }
            });
            return handle;
        }

        @Override
        public void migrate(String location, String historyTable, ClassLoader loader) {
            database.migrate(location, historyTable, loader);
        }

        @Override
        public void close() {
            // the extension does
        }
    }
}
