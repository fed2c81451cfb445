// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.ScanMode;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlRepositoriesTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private TestCatalog catalog;
    private Repositories repositories;

    @BeforeEach
    void open() {
        catalog = new TestCatalog(database);
        repositories = catalog.roles().repositories();
    }

    @Test
    void findsWhatWasCreated() {
        Repository wanted = new Repository(
                0,
                RepositoryName.parse("technology/test"),
                Visibility.PUBLIC,
                "Größe, \"quoted\" 日本",
                ScanMode.ON_PUSH,
                TestCatalog.START,
                "nigel");

        Repository made = repositories.create(wanted).orElseThrow();

        assertThat(made.id()).isPositive();
        assertThat(made).usingRecursiveComparison().ignoringFields("id").isEqualTo(wanted);
        assertThat(repositories.find(wanted.name())).contains(made);
        assertThat(repositories.find(made.id())).contains(made);
        assertThat(repositories.find(made.id() + 1)).isEmpty();
        database.reopen();
        assertThat(repositories.find(wanted.name())).contains(made);
    }

    @Test
    void doesNotCreateASecondOneOfTheSameName() {
        Repository first = repositories.create(TestCatalog.named("a/b")).orElseThrow();

        assertThat(repositories.create(TestCatalog.named("a/b"))).isEmpty();
        assertThat(repositories.find(first.name())).contains(first);
    }

    @Test
    void namesThatLookLikePatternsAreJustNames() {
        repositories.create(TestCatalog.named("a/b_c"));

        assertThat(repositories.find(RepositoryName.parse("a/bxc"))).isEmpty();
    }

    @Test
    void savesWhatMayChange() {
        Repository made = repositories.create(TestCatalog.named("a/b")).orElseThrow();
        Repository changed = new Repository(
                made.id(), made.name(), Visibility.PUBLIC, "new", ScanMode.ON_PUSH, made.createdAt(), made.createdBy());

        assertThat(repositories.update(changed)).isTrue();

        assertThat(repositories.find(made.name())).contains(changed);
    }

    @Test
    void saysWhenThereIsNothingToUpdateOrDelete() {
        assertThat(repositories.update(TestCatalog.named("a/b"))).isFalse();
        assertThat(repositories.delete(RepositoryName.parse("a/b"))).isFalse();
        assertThat(repositories.find(RepositoryName.parse("a/b"))).isEmpty();
    }

    @Test
    void deletesTheRepositoryWithAllItHas() {
        long id = catalog.repository("a/b");
        long other = catalog.repository("a/c");
        Digest kept = catalog.push(other, catalog.image(other, "layer"), "v1");
        Digest gone = catalog.push(id, catalog.image(id, "layer"), "v1");

        assertThat(repositories.delete(RepositoryName.parse("a/b"))).isTrue();

        assertThat(repositories.find(RepositoryName.parse("a/b"))).isEmpty();
        assertThat(catalog.roles().manifests().find(id, gone)).isEmpty();
        assertThat(catalog.roles().manifests().find(other, kept)).isPresent();
        assertThat(catalog.roles().tags().list(id, "", 10)).isEmpty();
        assertThat(rows("repository_blob", id)).isZero();
        assertThat(rows("manifest_reference", id)).isZero();
    }

    @Test
    void listsByNameInPages() {
        List.of("b/a", "a/b", "a-b/c", "a/b/c", "a/b-c", "c/a").forEach(catalog::repository);

        List<String> all = names(repositories.list("", 10));

        assertThat(all).containsExactly("a-b/c", "a/b", "a/b-c", "a/b/c", "b/a", "c/a");
        assertThat(names(repositories.list("", 2))).containsExactly("a-b/c", "a/b");
        assertThat(names(repositories.list("a/b", 2))).containsExactly("a/b-c", "a/b/c");
        assertThat(names(repositories.list("c/a", 2))).isEmpty();
        assertThat(names(repositories.list("a/bb", 1))).containsExactly("b/a");
    }

    @Test
    void listsANamespaceAndNotItsNeighbours() {
        List.of("a/b", "a/b/c", "a-b/c", "ab/c", "b/a").forEach(catalog::repository);

        assertThat(names(repositories.list(NamespaceName.parse("a"), "", 10))).containsExactly("a/b", "a/b/c");
        assertThat(names(repositories.list(NamespaceName.parse("a"), "a/b", 10)))
                .containsExactly("a/b/c");
        assertThat(names(repositories.list(NamespaceName.parse("none"), "", 10)))
                .isEmpty();
    }

    private int rows(String table, long repository) {
        return database.<Integer, RuntimeException>read(
                handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE repository_id = :repository")
                        .bind("repository", repository)
                        .mapTo(Integer.class)
                        .one());
    }

    private static List<String> names(List<Repository> repositories) {
        return repositories.stream().map(repository -> repository.name().name()).toList();
    }
}
