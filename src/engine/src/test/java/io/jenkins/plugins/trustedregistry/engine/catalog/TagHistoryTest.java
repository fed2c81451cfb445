// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove.How;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal.Cause;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TagHistoryTest {
    private static final Tag V1 = Tag.parse("v1");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private TestCatalog test;
    private Catalog catalog;
    private long repository;
    private ManifestText first;
    private ManifestText second;

    @BeforeEach
    void open() {
        test = new TestCatalog(database);
        catalog = test.roles();
        repository = test.repository("a/b");
        first = test.image(repository, "first");
        second = test.image(repository, "second");
    }

    @Test
    void tellsEveryMovementTheLatestFirst() {
        test.push(repository, first, "v1", "other");
        test.later();
        test.push(repository, "alice", second, "v1");
        test.later();
        catalog.removals().tag(repository, V1, week());
        test.later();
        catalog.trash().restore(entry(), Optional.empty(), "bob");
        catalog.trash().rollBack(repository, V1, first.digest(), "carol");

        assertThat(history())
                .extracting(TagMove::how, TagMove::movedBy, TagMove::from, TagMove::to)
                .containsExactly(
                        row(How.ROLLBACK, "carol", second, first),
                        row(How.RESTORE, "bob", null, second),
                        row(How.DELETE, "nigel", second, null),
                        row(How.PUSH, "alice", first, second),
                        row(How.PUSH, "nigel", null, first));
        assertThat(history().get(3).movedAt()).isEqualTo(TestCatalog.START.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aPushOfTheSameImageIsNoMovement() {
        test.push(repository, first, "v1");
        test.push(repository, first, "v1");

        assertThat(history()).hasSize(1);
    }

    @Test
    void givesPages() {
        test.push(repository, first, "v1");
        test.push(repository, second, "v1");
        test.push(repository, first, "v1");
        List<TagMove> page = catalog.history().of(repository, V1, OptionalLong.empty(), 2);

        assertThat(catalog.history()
                        .of(repository, V1, OptionalLong.of(page.get(1).id()), 2))
                .hasSize(1);
    }

    @Test
    void rollsBackToAManifestInTheTrash() {
        test.push(repository, first, "v1");
        test.push(repository, second, "v1");
        catalog.removals().manifest(repository, first.digest(), week());
        assertThat(history().get(1).restorable()).isTrue();

        assertThat(catalog.trash().rollBack(repository, V1, first.digest(), "alice"))
                .isTrue();

        assertThat(catalog.tags().resolve(repository, V1)).contains(first.digest());
        assertThat(catalog.manifests().find(repository, V1)).isPresent();
        assertThat(catalog.trash().list(new Trash.Scope.All(), "", 10)).isEmpty();
    }

    @Test
    void rollsBackATagThatWasDeleted() {
        test.push(repository, first, "v1");
        catalog.removals().tag(repository, V1, Removal.forGood("nigel"));

        assertThat(catalog.trash().rollBack(repository, V1, first.digest(), "alice"))
                .isTrue();
        assertThat(catalog.tags().resolve(repository, V1)).contains(first.digest());
    }

    @Test
    void doesNotRollBackToWhereATagNeverWasNorToWhatIsGone() {
        test.push(repository, first, "v1");
        test.push(repository, second, "v2");
        assertThat(catalog.trash().rollBack(repository, V1, second.digest(), "alice"))
                .isFalse();
        test.push(repository, second, "v1");
        catalog.removals().manifest(repository, first.digest(), Removal.forGood("nigel"));

        assertThat(catalog.trash().rollBack(repository, V1, first.digest(), "alice"))
                .isFalse();
        assertThat(history().get(1).restorable()).isFalse();
    }

    @Test
    void forgetsWhatIsOld() {
        test.push(repository, first, "v1");
        test.later();
        test.push(repository, second, "v1");

        assertThat(catalog.history().forget(test.now(), 10)).isEqualTo(1);
        assertThat(catalog.history().forget(test.now(), 10)).isZero();
        assertThat(history()).hasSize(1);
    }

    private List<TagMove> history() {
        return catalog.history().of(repository, V1, OptionalLong.empty(), 100);
    }

    private String entry() {
        return catalog.trash().list(new Trash.Scope.All(), "", 1).get(0).id();
    }

    private Removal week() {
        return new Removal("nigel", Cause.REQUEST, "", Optional.of(test.now().plus(Duration.ofDays(7))));
    }

    private static Tuple row(How how, String by, @Nullable ManifestText from, @Nullable ManifestText to) {
        Optional<Digest> left = Optional.ofNullable(from).map(ManifestText::digest);
        Optional<Digest> reached = Optional.ofNullable(to).map(ManifestText::digest);
        return tuple(how, by, left, reached);
    }
}
