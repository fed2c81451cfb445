// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlTagsTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private TestCatalog catalog;
    private Tags tags;
    private long repository;

    @BeforeEach
    void open() {
        catalog = new TestCatalog(database);
        tags = catalog.roles().tags();
        repository = catalog.repository("a/b");
    }

    @Test
    void listsInTheOrderOfBytes() {
        catalog.push(
                repository,
                catalog.image(repository, "x"),
                "b",
                "B",
                "a",
                "_",
                "1",
                "10",
                "2",
                "a.b",
                "a-b",
                "a_b",
                "A");

        assertThat(names(tags.list(repository, "", 100)))
                .containsExactly("1", "10", "2", "A", "B", "_", "a", "a-b", "a.b", "a_b", "b");
    }

    @Test
    void listsInPages() {
        catalog.push(repository, catalog.image(repository, "x"), "a", "b", "c", "d");

        assertThat(names(tags.list(repository, "", 3))).containsExactly("a", "b", "c");
        assertThat(names(tags.list(repository, "c", 3))).containsExactly("d");
        assertThat(names(tags.list(repository, "bb", 1))).containsExactly("c");
        assertThat(names(tags.list(repository, "not a tag: ~", 3))).isEmpty();
        assertThat(names(tags.list(repository, "", 0))).isEmpty();
    }

    @Test
    void listsNoOtherRepositorysTags() {
        long other = catalog.repository("a/c");
        catalog.push(repository, catalog.image(repository, "x"), "mine");
        catalog.push(other, catalog.image(other, "x"), "theirs");

        assertThat(names(tags.list(repository, "", 10))).containsExactly("mine");
        assertThat(tags.resolve(repository, Tag.parse("theirs"))).isEmpty();
    }

    @Test
    void countsTheTagsOfManyRepositoriesAtOnce() {
        long other = catalog.repository("a/c");
        long empty = catalog.repository("a/d");
        catalog.push(repository, catalog.image(repository, "x"), "a", "b");
        catalog.push(other, catalog.image(other, "x"), "theirs");

        var figures = tags.figures(List.of(repository, other, empty));

        assertThat(figures).containsOnlyKeys(repository, other);
        assertThat(figures.get(repository).count()).isEqualTo(2);
        assertThat(figures.get(repository).latest())
                .isEqualTo(tags.find(repository, Tag.parse("b")).orElseThrow().taggedAt());
        assertThat(tags.figures(List.of())).isEmpty();
    }

    @Test
    void saysWhatATagPointsAt() {
        ManifestText image = catalog.image(repository, "x");
        catalog.push(repository, image, "v1");

        assertThat(tags.resolve(repository, Tag.parse("v1"))).contains(image.digest());
        assertThat(tags.resolve(repository, Tag.parse("v2"))).isEmpty();
    }

    @Test
    void givesDetailsOfEveryTag() {
        Digest one = catalog.push(repository, catalog.image(repository, "one"), "v1", "v1.0");
        catalog.later();
        catalog.push(repository, "ann", catalog.image(repository, "two"), "v2");

        List<TaggedManifest> details = tags.details(repository, "", 10);

        assertThat(details).extracting(detail -> detail.tag().name()).containsExactly("v1", "v1.0", "v2");
        assertThat(details.get(1).manifest())
                .isEqualTo(catalog.roles().manifests().summary(repository, one).orElseThrow());
        assertThat(details.get(1).taggedAt()).isEqualTo(TestCatalog.START);
        assertThat(details.get(1).taggedBy()).isEqualTo("nigel");
        assertThat(details.get(2).taggedAt()).isEqualTo(catalog.now());
        assertThat(details.get(2).taggedBy()).isEqualTo("ann");
        assertThat(tags.details(repository, "v1", 1)).containsExactly(details.get(1));
        assertThat(tags.find(repository, Tag.parse("v2"))).contains(details.get(2));
        assertThat(tags.find(repository, Tag.parse("v3"))).isEmpty();
    }

    @Test
    void listsTheTagsOfAManifest() {
        Digest one = catalog.push(repository, catalog.image(repository, "one"), "v1", "latest");
        Digest two = catalog.push(repository, catalog.image(repository, "two"), "v2");

        assertThat(names(tags.of(repository, one))).containsExactly("latest", "v1");
        assertThat(names(tags.of(repository, two))).containsExactly("v2");
        assertThat(tags.of(repository, Digest.of(new byte[0]))).isEmpty();
    }

    @Test
    void aDeletedTagLeavesItsManifest() {
        Digest digest = catalog.push(repository, catalog.image(repository, "one"), "v1", "v2");

        assertThat(tags.delete(repository, Tag.parse("v1"))).isTrue();

        assertThat(tags.delete(repository, Tag.parse("v1"))).isFalse();
        assertThat(names(tags.list(repository, "", 10))).containsExactly("v2");
        assertThat(catalog.roles().manifests().find(repository, digest)).isPresent();
    }

    private static List<String> names(List<Tag> tags) {
        return tags.stream().map(Tag::name).toList();
    }
}
