// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagPatterns;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TaggedImage;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashWeight;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tag that goes with its image. */
class ImageOfTagTest {
    private static final Tag V1 = Tag.parse("v1");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private TestCatalog test;
    private Catalog catalog;
    private long repository;

    @BeforeEach
    void open() {
        test = new TestCatalog(database);
        catalog = test.roles();
        repository = test.repository("a/b");
    }

    @Test
    void goesAsOneEntryOfTheTrashAndComesBackAsOne() {
        ManifestText image = test.image(repository, "x");
        test.push(repository, image, "v1");

        TaggedImage gone = delete();

        assertThat(gone).isEqualTo(new TaggedImage(V1, image.digest(), List.of(image.digest()), List.of()));
        assertThat(catalog.manifests().find(repository, image.digest())).isEmpty();
        assertThat(all()).hasSize(1);
        assertThat(all().get(0).title()).isEqualTo("tag a/b:v1");
        restore();
        assertThat(catalog.manifests().find(repository, V1)).isPresent();
        assertThat(all()).isEmpty();
    }

    @Test
    void takesWhatCosignKeepsUnderTagsAlongAndBringsItBack() {
        ManifestText image = test.image(repository, "x");
        ManifestText signature = test.image(repository, "signature");
        Tag beside = Tag.parse("sha256-" + image.digest().hex() + ".sig");
        test.push(repository, image, "v1");
        test.push(repository, signature, beside.name());

        TaggedImage gone = delete();

        assertThat(gone.manifests()).containsExactly(image.digest(), signature.digest());
        assertThat(gone.beside()).containsExactly(beside);
        assertThat(catalog.tags().resolve(repository, beside)).isEmpty();
        assertThat(all()).hasSize(1);
        assertThat(all().get(0).digest()).contains(image.digest());
        assertThat(all().get(0).tags()).containsExactly(V1);
        assertThat(catalog.trash().restore(all().get(0).id(), Optional.of("v2"), "alice"))
                .hasValueSatisfying(back -> assertThat(back.tags()).containsExactly(Tag.parse("v2")));
        assertThat(catalog.tags().resolve(repository, beside)).contains(signature.digest());
        assertThat(catalog.tags().resolve(repository, Tag.parse("v2"))).contains(image.digest());
        assertThat(all()).isEmpty();
    }

    @Test
    void leavesWhatCosignKeepsOfAnImageThatStays() {
        ManifestText image = test.image(repository, "x");
        Tag beside = Tag.parse("sha256-" + image.digest().hex() + ".att");
        test.push(repository, image, "v1", "latest");
        test.push(repository, test.image(repository, "statement"), beside.name());

        assertThat(delete().beside()).isEmpty();

        assertThat(catalog.tags().resolve(repository, beside)).isPresent();
    }

    @Test
    void leavesWhatAnotherTagPointsAt() {
        ManifestText image = test.image(repository, "x");
        test.push(repository, image, "v1", "latest");

        assertThat(delete().manifests()).isEmpty();

        assertThat(catalog.manifests().find(repository, Tag.parse("latest"))).isPresent();
    }

    @Test
    void leavesWhatAnIndexNames() {
        ManifestText image = test.image(repository, "x");
        test.push(repository, image, "v1");
        test.push(repository, ManifestText.index(image.descriptor()), "all");

        assertThat(delete().manifests()).isEmpty();

        assertThat(catalog.manifests().find(repository, image.digest())).isPresent();
    }

    @Test
    void takesTheImagesOfAnIndexButThoseThatAnotherOneNames() {
        ManifestText own = test.image(repository, "own");
        ManifestText shared = test.image(repository, "shared");
        ManifestText tagged = test.image(repository, "tagged");
        ManifestText inner = ManifestText.index(own.descriptor(), shared.descriptor());
        ManifestText index = ManifestText.index(inner.descriptor(), own.descriptor(), tagged.descriptor());
        test.push(repository, own);
        test.push(repository, shared);
        test.push(repository, tagged, "mine");
        test.push(repository, inner);
        test.push(repository, index, "v1");
        test.push(repository, ManifestText.index(shared.descriptor()), "other");

        assertThat(delete().manifests()).containsExactlyInAnyOrder(index.digest(), inner.digest(), own.digest());

        assertThat(catalog.manifests().find(repository, shared.digest())).isPresent();
        assertThat(catalog.manifests().find(repository, tagged.digest())).isPresent();
        restore();
        assertThat(catalog.manifests().find(repository, own.digest())).isPresent();
        assertThat(catalog.manifests().find(repository, inner.digest())).isPresent();
    }

    @Test
    void takesWhatIsAboutItAndLeavesWhatIsAboutSomethingElse() {
        ManifestText image = test.image(repository, "x");
        ManifestText signature = test.image(repository, "s").subject(image.descriptor());
        ManifestText ofSignature = test.image(repository, "t").subject(signature.descriptor());
        ManifestText tagged = test.image(repository, "u").subject(image.descriptor());
        ManifestText other = test.image(repository, "y");
        ManifestText ofOther = test.image(repository, "z").subject(other.descriptor());
        test.push(repository, image, "v1");
        test.push(repository, signature);
        test.push(repository, ofSignature);
        test.push(repository, tagged, "report");
        test.push(repository, other, "other");
        test.push(repository, ofOther);

        assertThat(delete().manifests())
                .containsExactlyInAnyOrder(image.digest(), signature.digest(), ofSignature.digest());

        assertThat(catalog.manifests().find(repository, ofOther.digest())).isPresent();
    }

    @Test
    void comesBackWithItsSignaturesWhenTheTagIsRolledBack() {
        ManifestText image = test.image(repository, "x");
        ManifestText signature = test.image(repository, "s").subject(image.descriptor());
        test.push(repository, image, "v1");
        test.push(repository, signature);
        delete();

        assertThat(catalog.trash().rollBack(repository, V1, image.digest(), "bob"))
                .isTrue();

        assertThat(catalog.manifests().find(repository, signature.digest())).isPresent();
    }

    @Test
    void leavesNothingWhenItGoesForGood() {
        ManifestText image = test.image(repository, "x");
        Digest layer = image.parsed().blobs().get(1).digest();
        test.push(repository, image, "v1");

        catalog.removals().image(repository, V1, Removal.forGood("alice"));

        assertThat(all()).isEmpty();
        int named = database.read(
                handle -> handle.createQuery("SELECT count(*) FROM manifest_reference WHERE referenced = ?")
                        .bind(0, layer.toString())
                        .mapTo(Integer.class)
                        .one());
        assertThat(named).isZero();
    }

    @Test
    void staysWholeWhereTheTagIsImmutable() {
        ManifestText image = test.image(repository, "x");
        test.push(repository, image, "v1");
        catalog.rules()
                .set(repository, new RepositoryRules(new ImmutableTags(TagPatterns.parse("v*"), 0), Optional.empty()));

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(this::delete)
                .withMessageContaining("The tag v1 is immutable");

        assertThat(catalog.manifests().find(repository, V1)).isPresent();
        assertThat(all()).isEmpty();
    }

    @Test
    void isSaidBeforeWithoutTouchingAnything() {
        ManifestText image = test.image(repository, "x");
        test.push(repository, image, "v1");

        assertThat(catalog.removals().imageOf(repository, V1).orElseThrow().manifests())
                .containsExactly(image.digest());
        assertThat(catalog.removals().imageOf(repository, Tag.parse("none"))).isEmpty();
        assertThat(catalog.manifests().find(repository, V1)).isPresent();
    }

    @Test
    void weighsInTheTrashWhatNothingElseNeeds() {
        ManifestText image = test.image(repository, "12345");
        ManifestText other = test.image(repository, "kept");
        test.push(repository, image, "v1");
        test.push(repository, other, "other");
        assertThat(catalog.trash().weight()).isEqualTo(new TrashWeight(0, 0, Optional.empty(), Optional.empty()));

        delete();

        Instant end = test.now().plus(Duration.ofDays(7));
        assertThat(catalog.trash().weight())
                .as("the layer; the configuration is the other image's too")
                .isEqualTo(new TrashWeight(1, 5, Optional.of(end), Optional.of(end)));
        catalog.blobs().unlink(repository, image.parsed().blobs().get(1).digest());
        assertThat(catalog.trash().weight().bytes()).isEqualTo(5);
    }

    private TaggedImage delete() {
        Removal week = new Removal(
                "alice", Removal.Cause.REQUEST, "", Optional.of(test.now().plus(Duration.ofDays(7))));
        return catalog.removals().image(repository, V1, week).orElseThrow();
    }

    private List<TrashEntry> all() {
        return catalog.trash().list(new Trash.Scope.All(), "", 100);
    }

    private void restore() {
        assertThat(catalog.trash().restore(all().get(0).id(), Optional.empty(), "alice"))
                .isPresent();
    }
}
