// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal.Cause;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry.Kind;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TrashTest {
    private static final Tag V1 = Tag.parse("v1");
    private static final Tag V2 = Tag.parse("v2");
    private static final RepositoryName NAME = RepositoryName.parse("a/b");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private TestCatalog test;
    private Catalog catalog;
    private Trash trash;
    private long repository;

    @BeforeEach
    void open() {
        test = new TestCatalog(database);
        catalog = test.roles();
        trash = catalog.trash();
        repository = test.repository("a/b");
    }

    @Test
    void restoresATagAsItWas() {
        Digest digest = test.push(repository, test.image(repository, "x"), "v1");
        TaggedManifest before = catalog.tags().find(repository, V1).orElseThrow();
        test.later();
        assertThat(catalog.removals().tag(repository, V1, week())).isTrue();
        assertThat(catalog.removals().tag(repository, V1, week())).isFalse();

        TrashEntry entry = only();
        assertThat(entry.kind()).isEqualTo(Kind.TAG);
        assertThat(entry.title()).isEqualTo("tag a/b:v1");
        assertThat(entry.digest()).contains(digest);
        assertThat(entry.deletedBy()).isEqualTo("alice");
        assertThat(entry.reason()).isEqualTo("not needed");
        assertThat(entry.until()).isEqualTo(test.now().plus(Duration.ofDays(7)));
        test.later();
        assertThat(restore(entry).tags()).containsExactly(V1);

        assertThat(catalog.tags().find(repository, V1)).contains(before);
        assertThat(all()).isEmpty();
    }

    @Test
    void refusesATagWhoseNameIsTakenAndRestoresItUnderAnother() {
        Digest old = test.push(repository, test.image(repository, "x"), "v1");
        catalog.removals().tag(repository, V1, week());
        Digest fresh = test.push(repository, test.image(repository, "y"), "v1");

        refused(409, "points at " + fresh + " by now: restore under another name", () -> restore(only()));
        Restored restored =
                trash.restore(only().id(), Optional.of("v1-old"), "alice").orElseThrow();

        assertThat(restored.tags()).containsExactly(Tag.parse("v1-old"));
        assertThat(catalog.tags().resolve(repository, Tag.parse("v1-old"))).contains(old);
        assertThat(catalog.tags().resolve(repository, V1)).contains(fresh);
    }

    @Test
    void restoresATagThatPointsThereAgainAlready() {
        ManifestText image = test.image(repository, "x");
        test.push(repository, image, "v1");
        catalog.removals().tag(repository, V1, week());
        test.push(repository, image, "v1");

        restore(only());

        assertThat(all()).isEmpty();
        assertThat(catalog.tags().list(repository, "", 10)).containsExactly(V1);
    }

    @Test
    void restoresAManifestWithItsTagsAndLeavesOutThoseThatPointElsewhere() {
        ManifestText image = test.image(repository, "x");
        Digest digest = test.push(repository, image, "v1", "v2");
        assertThat(catalog.removals().manifest(repository, digest, week())).isTrue();
        assertThat(catalog.manifests().find(repository, digest)).isEmpty();
        assertThat(catalog.tags().list(repository, "", 10)).isEmpty();
        Digest other = test.push(repository, test.image(repository, "y"), "v2");

        Restored restored = restore(only());

        assertThat(restored.tags()).containsExactly(V1);
        assertThat(restored.taken()).containsExactly(V2);
        assertThat(catalog.manifests().find(repository, V1)).isPresent();
        assertThat(catalog.tags().resolve(repository, V2)).contains(other);
        assertThat(only().tags()).containsExactly(V2);
        refused(400, "leave the other name out", () -> trash.restore(only().id(), Optional.of("v3"), "alice"));
    }

    @Test
    void aPushBringsAManifestBackAndItsTagsStayRestorable() {
        ManifestText image = test.image(repository, "x");
        test.push(repository, image, "v1");
        catalog.removals().manifest(repository, image.digest(), week());

        test.push(repository, image, "v2");

        assertThat(catalog.manifests().list(repository, "", 10)).hasSize(1);
        assertThat(catalog.tags().list(repository, "", 10)).containsExactly(V2);
        restore(only());
        assertThat(catalog.tags().list(repository, "", 10)).containsExactly(V1, V2);
        assertThat(all()).isEmpty();
    }

    @Test
    void aPushWithoutTagsOfAManifestWithoutTagsLeavesNothingInTheTrash() {
        ManifestText image = test.image(repository, "x");
        test.push(repository, image);
        catalog.removals().manifest(repository, image.digest(), week());

        test.push(repository, image);

        assertThat(all()).isEmpty();
    }

    @Test
    void restoringATagBringsItsManifestBackToo() {
        ManifestText image = test.image(repository, "x");
        test.push(repository, image, "v1");
        catalog.removals().tag(repository, V1, week());
        test.later();
        catalog.removals().manifest(repository, image.digest(), week());

        restore(all().get(1));

        assertThat(catalog.manifests().find(repository, V1)).isPresent();
        assertThat(all()).isEmpty();
    }

    @Test
    void restoringAnIndexBringsBackTheImagesItNames() {
        ManifestText image = test.image(repository, "x");
        ManifestText index = ManifestText.index(image.descriptor());
        test.push(repository, image);
        test.push(repository, index, "v1");
        catalog.removals().manifest(repository, index.digest(), week());
        test.later();
        catalog.removals().manifest(repository, image.digest(), week());

        restore(all().get(1));

        assertThat(catalog.manifests().find(repository, V1)).isPresent();
        assertThat(catalog.manifests().find(repository, image.digest())).isPresent();
        assertThat(all()).isEmpty();
    }

    @Test
    void restoringBringsBackWhatWasCollectedBecauseItWasGone() {
        ManifestText image = test.image(repository, "x");
        ManifestText signature = test.image(repository, "s").subject(image.descriptor());
        test.push(repository, image, "v1");
        test.push(repository, signature);
        catalog.removals().manifest(repository, image.digest(), week());
        Removal rule = new Removal("registry", Cause.UNTAGGED, "", week().until());
        catalog.removals().untagged(repository, signature.digest(), test.now(), rule);

        restore(all().get(1));

        assertThat(catalog.manifests().referrers(repository, image.digest(), Optional.empty(), "", 10))
                .extracting(ManifestSummary::digest)
                .containsExactly(signature.digest());
    }

    @Test
    void aBlobThatWasDeletedMeanwhileComesBackWithItsManifest() {
        ManifestText image = test.image(repository, "x");
        Digest layer = image.parsed().blobs().get(1).digest();
        test.push(repository, image, "v1");
        catalog.removals().manifest(repository, image.digest(), week());
        assertThat(catalog.blobs().unlink(repository, layer)).isTrue();
        assertThat(catalog.blobs().size(repository, layer)).isEmpty();
        assertThat(catalog.blobs().unlink(repository, layer)).isFalse();
        assertThat(named(layer)).isEqualTo(1);

        restore(only());

        assertThat(catalog.blobs().size(repository, layer)).hasValue(1);
    }

    @Test
    void restoresARepositoryWithAllThatWasInIt() {
        ManifestText image = test.image(repository, "x");
        test.push(repository, image, "v1", "v2");
        test.push(repository, ManifestText.index(image.descriptor()).subject(image.descriptor()));
        Repository before = catalog.repositories().find(NAME).orElseThrow();
        List<ManifestSummary> manifests = catalog.manifests().list(repository, "", 10);
        assertThat(catalog.removals().repository(NAME, week())).isTrue();
        assertThat(catalog.removals().repository(NAME, week())).isFalse();
        assertThat(catalog.repositories().find(NAME)).isEmpty();
        assertThat(catalog.repositories().find(repository)).isEmpty();
        assertThat(catalog.manifests().list(repository, "", 10)).isEmpty();

        TrashEntry entry = only();
        assertThat(entry.title()).isEqualTo("repository a/b");
        restore(entry);

        assertThat(catalog.repositories().find(NAME)).contains(before);
        assertThat(catalog.manifests().list(repository, "", 10)).isEqualTo(manifests);
        assertThat(catalog.tags().list(repository, "", 10)).containsExactly(V1, V2);
        assertThat(catalog.manifests().find(repository, V1)).isPresent();
        assertThat(all()).isEmpty();
    }

    @Test
    void refusesARepositoryWhoseNameIsTakenAndRestoresItUnderAnotherInItsNamespace() {
        catalog.removals().repository(NAME, week());
        long fresh = test.repository("a/b");

        refused(409, "There is a repository a/b by now", () -> restore(only()));
        refused(409, "begins with a/", () -> trash.restore(only().id(), Optional.of("z/b"), "alice"));
        trash.restore(only().id(), Optional.of("a/old"), "alice");

        assertThat(catalog.repositories().find(NAME).orElseThrow().id()).isEqualTo(fresh);
        assertThat(catalog.repositories()
                        .find(RepositoryName.parse("a/old"))
                        .orElseThrow()
                        .id())
                .isEqualTo(repository);
    }

    @Test
    void whatLayInTheTrashOfARepositoryWaitsForTheRepository() {
        test.push(repository, test.image(repository, "x"), "v1");
        catalog.removals().tag(repository, V1, week());
        test.later();
        catalog.removals().repository(NAME, week());
        TrashEntry tag = all().get(1);

        assertThat(tag.repositoryInUse()).isFalse();
        assertThat(tag.title()).isEqualTo("tag a/b:v1");
        refused(409, "The repository a/b is in the trash itself: restore it first", () -> restore(tag));
        trash.restore(all().get(0).id(), Optional.of("a/c"), "alice");

        assertThat(only().title()).isEqualTo("tag a/c:v1");
        restore(only());
        assertThat(catalog.tags().list(repository, "", 10)).containsExactly(V1);
    }

    @Test
    void whatIsRemovedForGoodLeavesNothing() {
        ManifestText image = test.image(repository, "x");
        Digest layer = image.parsed().blobs().get(1).digest();
        test.push(repository, image, "v1");
        catalog.removals().tag(repository, V1, week());
        catalog.removals().manifest(repository, image.digest(), Removal.forGood("alice"));

        assertThat(all()).isEmpty();
        assertThat(named(layer)).isZero();
        catalog.removals().repository(NAME, Removal.forGood("alice"));
        assertThat(all()).isEmpty();
        assertThat(rows("any_repository")).isZero();
        assertThat(rows("trash_entry")).isZero();
    }

    @Test
    void keepsBlobsNamedUntilThePurge() {
        ManifestText image = test.image(repository, "x");
        Digest layer = image.parsed().blobs().get(1).digest();
        test.push(repository, image, "v1");
        catalog.removals().manifest(repository, image.digest(), week());
        test.push(repository, test.image(repository, "y"), "v1");
        catalog.removals().repository(NAME, week());
        assertThat(named(layer)).isEqualTo(1);
        assertThat(trash.due(test.now(), 10)).isEmpty();

        test.later(Duration.ofDays(7));

        assertThat(trash.due(test.now(), 10)).hasSize(2).allMatch(trash::purge);
        assertThat(trash.purge("gone")).isFalse();
        for (String table :
                List.of("any_repository", "any_manifest", "manifest_reference", "trash_entry", "tag_move")) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    @Test
    void purgingATagLeavesItsManifest() {
        test.push(repository, test.image(repository, "x"), "v1", "v2");
        catalog.removals().tag(repository, V1, week());

        assertThat(trash.purge(only().id())).isTrue();

        assertThat(catalog.manifests().find(repository, V2)).isPresent();
        assertThat(all()).isEmpty();
    }

    @Test
    void aNamespaceIsPutAwayWithItsRepositoriesAndItsTrash() {
        test.push(repository, test.image(repository, "x"), "v1");
        long other = test.repository("a/c");
        catalog.removals().repository(RepositoryName.parse("a/c"), week());
        test.later();
        NamespaceName a = NamespaceName.parse("a");

        assertThat(catalog.removals().namespace(a, "{}", week())).isEqualTo(1);

        assertThat(trash.list(new Trash.Scope.OfNamespace(a), "", 10))
                .extracting(TrashEntry::kind)
                .containsExactly(Kind.NAMESPACE);
        assertThat(all()).hasSize(3);
        TrashEntry whole = trash.list(new Trash.Scope.OfNamespace(a), "", 10).get(0);
        TrashEntry part = trash.list(new Trash.Scope.PartOf(whole.id()), "", 10).get(0);
        refused(409, "went with the organization a: restore that first", () -> restore(part));

        assertThat(restore(whole).repositories()).isEqualTo(1);

        assertThat(catalog.tags().list(repository, "", 10)).containsExactly(V1);
        assertThat(catalog.repositories().find(other)).isEmpty();
        assertThat(only().title()).isEqualTo("repository a/c");
        assertThat(only().partOf()).isEmpty();
    }

    @Test
    void listsByRepositoryAndNamespaceTheLatestFirstInPages() {
        test.push(repository, test.image(repository, "x"), "v1", "v2", "v3");
        for (String tag : List.of("v1", "v2", "v3")) {
            catalog.removals().tag(repository, Tag.parse(tag), week());
        }
        long other = test.repository("c/d");
        test.push(other, test.image(other, "x"), "v9");
        catalog.removals().tag(other, Tag.parse("v9"), week());

        Trash.Scope scope = new Trash.Scope.OfRepository(repository);
        List<TrashEntry> first = trash.list(scope, "", 2);
        assertThat(first).extracting(TrashEntry::title).containsExactly("tag a/b:v3", "tag a/b:v2");
        assertThat(trash.list(scope, first.get(1).id(), 2))
                .extracting(TrashEntry::title)
                .containsExactly("tag a/b:v1");
        assertThat(trash.list(new Trash.Scope.OfNamespace(NamespaceName.parse("c")), "", 9))
                .hasSize(1);
        assertThat(all()).hasSize(4);
    }

    private Removal week() {
        return new Removal(
                "alice", Cause.REQUEST, "not needed", Optional.of(test.now().plus(Duration.ofDays(7))));
    }

    private List<TrashEntry> all() {
        return trash.list(new Trash.Scope.All(), "", 100);
    }

    private TrashEntry only() {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }

    private Restored restore(TrashEntry entry) {
        return trash.restore(entry.id(), Optional.empty(), "alice").orElseThrow();
    }

    private int named(Digest blob) {
        return database.read(
                handle -> handle.createQuery("SELECT count(*) FROM manifest_reference WHERE referenced = ?")
                        .bind(0, blob.toString())
                        .mapTo(Integer.class)
                        .one());
    }

    private int rows(String table) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }

    private static void refused(int status, String sentence, ThrowingCallable work) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(work)
                .withMessageContaining(sentence)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(status));
    }
}
