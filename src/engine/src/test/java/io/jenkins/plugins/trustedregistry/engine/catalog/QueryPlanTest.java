// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

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
 * is {@link Manifests#referencing}, which has to sort what names one blob.
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
                    .allSatisfy(
                            step -> assertThat(step).doesNotStartWith("SCAN ").doesNotContain("TEMP B-TREE"));
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
        catalog.tags().delete(repository, Tag.parse("v1"));
        catalog.manifests().delete(repository, digest);
        catalog.repositories().delete(RepositoryName.parse("a/b"));
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
