// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.SomeRepository;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CopyTableTest {
    private static final String MIRROR = "1";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private MirrorTable mirrors;
    private CopyTable copies;
    private Instant now = TestMirror.MADE;

    @BeforeEach
    void open() {
        Catalog catalog = Catalog.on(database, () -> now);
        mirrors = new MirrorTable(database, catalog.repositories());
        copies = new CopyTable(database);
        mirrors.add(
                SomeRepository.in(catalog, RepositoryName.parse("a/b"), now).id(),
                TestMirror.of(MIRROR, "in", MirrorDirection.POLL));
    }

    @Test
    void listsTheLatestFirstPageByPage() {
        add("v1", "x", MirrorOutcome.COPIED, "Copied.");
        add("v2", "y", MirrorOutcome.FAILED, "The connection broke.");
        add("v3", "z", MirrorOutcome.REFUSED, "The tag is immutable.");

        List<Copy> first = copies.of(MIRROR, OptionalLong.empty(), 2);
        assertThat(first).extracting(each -> each.tag().name()).containsExactly("v3", "v2");
        assertThat(copies.of(MIRROR, OptionalLong.of(first.get(1).id()), 2))
                .extracting(Copy::sentence)
                .containsExactly("Copied.");
        assertThat(copies.latest(MIRROR, Tag.parse("v2")).orElseThrow().digest())
                .contains(digest("y"));
    }

    @Test
    void doesNotWriteThatNothingHasChanged() {
        add("v1", "x", MirrorOutcome.COPIED, "Copied.");
        add("v1", "x", MirrorOutcome.UNCHANGED, "It is there.");
        add("v2", "x", MirrorOutcome.UNCHANGED, "It is there.");
        add("v2", "x", MirrorOutcome.UNCHANGED, "It is there.");
        assertThat(outcomes()).containsExactly("v2 unchanged", "v1 copied");

        add("v1", "y", MirrorOutcome.COPIED, "Copied.");
        assertThat(outcomes()).containsExactly("v1 copied", "v2 unchanged", "v1 copied");
    }

    @Test
    void writesARefusalThatComesAgainOnceWithItsLatestTime() {
        add("v1", "x", MirrorOutcome.REFUSED, "The tag is immutable.");
        add("v2", "y", MirrorOutcome.COPIED, "Copied.");
        add("v1", "x", MirrorOutcome.REFUSED, "The tag is immutable.");
        Instant latest = now;
        assertThat(outcomes()).containsExactly("v1 refused", "v2 copied");
        assertThat(copies.latest(MIRROR, Tag.parse("v1")).orElseThrow().at()).isEqualTo(latest);

        add("v1", "x", MirrorOutcome.REFUSED, "A gate stands against it.");
        assertThat(outcomes()).containsExactly("v1 refused", "v1 refused", "v2 copied");
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        for (int i = 0; i <= CopyTable.KEPT; i++) {
            add("v" + i, "x", MirrorOutcome.COPIED, "Copied.");
        }

        List<Copy> kept = copies.of(MIRROR, OptionalLong.empty(), 2 * CopyTable.KEPT);
        assertThat(kept).hasSize(CopyTable.KEPT);
        assertThat(kept.get(CopyTable.KEPT - 1).tag()).hasToString("v1");
    }

    @Test
    void aMirrorTakesItsLogAlong() {
        add("v1", "x", MirrorOutcome.COPIED, "Copied.");
        mirrors.remove(MIRROR);
        add("v2", "x", MirrorOutcome.COPIED, "Copied, and nobody is there to be told.");

        assertThat(outcomes()).isEmpty();
    }

    private List<String> outcomes() {
        return copies.of(MIRROR, OptionalLong.empty(), 100).stream()
                .map(each -> each.tag() + " " + each.outcome())
                .toList();
    }

    private void add(String tag, String content, MirrorOutcome outcome, String sentence) {
        now = now.plusSeconds(1);
        copies.add(
                MIRROR,
                new Copy(
                        0,
                        Tag.parse(tag),
                        Optional.of(digest(content)),
                        now,
                        outcome,
                        Optional.of(Tag.parse(tag)),
                        sentence));
    }

    private static Digest digest(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
