// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagPatterns;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImmutableTagsTest {
    private static final Tag V1 = Tag.parse("v1");
    private static final RepositoryName NAME = RepositoryName.parse("a/b");
    private static final Removal GONE = Removal.forGood("admin");

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
    void isMovedNeitherByAPushNorByARollbackNorByAnything() {
        test.push(repository, second, "v1", "latest");
        test.push(repository, first, "v1", "latest");
        rule(0, "v*");

        refused("it can't be moved to " + second.digest(), () -> test.push(repository, second, "v1"));
        refused("it can't be moved", () -> catalog.trash().rollBack(repository, V1, second.digest(), "admin"));
        refused("it can't be deleted", () -> catalog.removals().tag(repository, V1, GONE));
        refused(
                "the manifest " + first.digest() + " that it needs can't be deleted",
                () -> catalog.removals().manifest(repository, first.digest(), GONE));
        refused(
                "the repository a/b that has it can't be deleted",
                () -> catalog.removals().repository(NAME, GONE));
        refused("can't be deleted", () -> catalog.removals().namespace(NAME.namespace(), "", GONE));

        assertThat(catalog.tags().resolve(repository, V1)).contains(first.digest());
        test.push(repository, second, "latest");
    }

    @Test
    void takesTheSameImageAgain() {
        rule(0, "*");
        test.push(repository, first, "v1");
        test.later();
        test.push(repository, first, "v1", "v2");

        assertThat(catalog.tags().resolve(repository, V1)).contains(first.digest());
    }

    @Test
    void aRefusedPushLeavesNothingOfItself() {
        rule(0, "v1");
        test.push(repository, first, "v1");

        refused("The tag v1 is immutable", () -> test.push(repository, second, "other", "v1"));

        assertThat(catalog.tags().list(repository, "", 10)).containsExactly(V1);
        assertThat(catalog.manifests().find(repository, second.digest())).isEmpty();
    }

    @Test
    void anIndexKeepsTheImagesItNames() {
        ManifestText index = ManifestText.index(first.descriptor());
        test.push(repository, first);
        test.push(repository, index);
        ManifestText nested = ManifestText.index(index.descriptor());
        test.push(repository, nested, "v1");
        rule(0, "v*");

        refused("The tag v1 is immutable", () -> catalog.removals().manifest(repository, first.digest(), GONE));
        refused("The tag v1 is immutable", () -> catalog.removals().manifest(repository, index.digest(), GONE));
    }

    @Test
    void isLetGoAfterItsDays() {
        rule(30, "v*");
        test.push(repository, first, "v1");
        test.later(Duration.ofDays(30).minusMillis(1));
        refused("is immutable until 2026-12-23T12:00:00Z", () -> test.push(repository, second, "v1"));

        test.later(Duration.ofMillis(1));
        test.push(repository, second, "v1");

        refused("is immutable until", () -> test.push(repository, first, "v1"));
    }

    @Test
    void isLetGoByARelease() {
        rule(0, "*");
        test.push(repository, first, "v1");
        assertThat(catalog.rules().release(repository, Tag.parse("none"), "alice", "x"))
                .isEmpty();

        assertThat(catalog.rules().release(repository, V1, "alice", "rebuilt for a fix"))
                .hasValueSatisfying(release -> {
                    assertThat(release.releasedBy()).isEqualTo("alice");
                    assertThat(release.reason()).isEqualTo("rebuilt for a fix");
                    assertThat(release.digest()).isEqualTo(first.digest());
                });
        test.push(repository, second, "v1");

        assertThat(catalog.rules().release(repository, V1)).isEmpty();
        refused("is immutable", () -> test.push(repository, first, "v1"));
    }

    @Test
    void aReleaseIsTakenBack() {
        rule(0, "*");
        test.push(repository, first, "v1");
        catalog.rules().release(repository, V1, "alice", "x");

        assertThat(catalog.rules().hold(repository, V1)).isTrue();
        assertThat(catalog.rules().hold(repository, V1)).isFalse();

        refused("is immutable", () -> catalog.removals().tag(repository, V1, GONE));
    }

    @Test
    void saysTheRuleAndWhoCanReleaseItAsDenied() {
        rule(0, "x", "v?");
        test.push(repository, first, "v1");

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> test.push(repository, second, "v1"))
                .withMessage("The tag v1 is immutable, so it can't be moved to " + second.digest()
                        + ": the repository's rule 'v?' says so. Use another tag, or ask an admin of the repository to"
                        + " release this one.")
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.DENIED);
                    assertThat(refusal.status()).isEqualTo(403);
                    assertThat(refusal.detail()).containsEntry("tag", "v1").containsEntry("immutableTags", "v?");
                });
    }

    /** Another tag is of no use to somebody who wants this one gone, or back where it was. */
    @Test
    void saysWhatCanBeDoneInsteadOfWhatWasTried() {
        test.push(repository, second, "v1");
        test.push(repository, first, "v1");
        rule(0, "v*");
        String release = "says so. Ask an admin of the repository to release the tag first.";

        refused(release, () -> catalog.trash().rollBack(repository, V1, second.digest(), "admin"));
        refused(release, () -> catalog.removals().tag(repository, V1, GONE));
        refused(release, () -> catalog.removals().manifest(repository, first.digest(), GONE));
        refused(release, () -> catalog.removals().repository(NAME, GONE));

        rule(30, "v*");
        refused(
                "says so. Leave it until then, or ask an admin of the repository to release the tag first.",
                () -> catalog.removals().tag(repository, V1, GONE));
    }

    /** However pushes of one tag race, the first one stays. */
    @Test
    void noRaceMovesIt() throws Exception {
        rule(0, "*");
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int round = 0; round < 30; round++) {
                List<Digest> accepted = race(threads, "round-" + round);

                assertThat(accepted).hasSize(1);
                assertThat(catalog.tags().resolve(repository, Tag.parse("round-" + round)))
                        .contains(accepted.get(0));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Digest> race(ExecutorService threads, String tag) throws Exception {
        List<ManifestText> images = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            images.add(test.image(repository, tag + " " + i));
        }
        CyclicBarrier start = new CyclicBarrier(images.size());
        List<Future<Optional<Digest>>> all = new ArrayList<>();
        for (ManifestText image : images) {
            all.add(threads.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                try {
                    return Optional.of(test.push(repository, image, tag));
                } catch (RegistryException e) {
                    return Optional.empty();
                }
            }));
        }
        List<Digest> accepted = new ArrayList<>();
        for (Future<Optional<Digest>> each : all) {
            each.get(30, TimeUnit.SECONDS).ifPresent(accepted::add);
        }
        return accepted;
    }

    private void rule(int days, String... patterns) {
        assertThat(catalog.rules()
                        .set(
                                repository,
                                new RepositoryRules(
                                        new ImmutableTags(new TagPatterns(List.of(patterns)), days), Optional.empty())))
                .isTrue();
    }

    private static void refused(String sentence, ThrowingCallable work) {
        assertThatExceptionOfType(RegistryException.class).isThrownBy(work).withMessageContaining(sentence);
    }
}
