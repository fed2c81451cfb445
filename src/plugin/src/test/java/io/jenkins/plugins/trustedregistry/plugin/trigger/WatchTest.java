// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.PromotionEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.ScanEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.TagEvent;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final RepositoryName BASE = RepositoryName.parse("technology/base");
    private static final Tag STABLE = new Tag("stable");
    private static final Digest DIGEST = Digest.of("image".getBytes(StandardCharsets.UTF_8));

    private final Watch watch = Watch.parse("technology/base:stable", "push, promote scan-worse");

    @Test
    void aPushOfTheTagIsAChange() {
        Change change =
                watch.in(tag(EventType.TAG_PUSH, BASE, STABLE), "nigelpoulton").orElseThrow();

        assertThat(change.occasion()).isEqualTo(Occasion.PUSH);
        assertThat(change.digest()).isEqualTo(DIGEST);
        assertThat(change.actor()).isEqualTo("nigelpoulton");
    }

    @Test
    void otherTagsRepositoriesAndDeedsAreNone() {
        assertThat(watch.in(tag(EventType.TAG_PUSH, BASE, new Tag("edge")), "a"))
                .isEmpty();
        assertThat(watch.in(tag(EventType.TAG_PUSH, RepositoryName.parse("technology/other"), STABLE), "a"))
                .isEmpty();
        assertThat(watch.in(tag(EventType.TAG_PULL, BASE, STABLE), "a")).isEmpty();
    }

    @Test
    void aPromotionCountsWhereItArrives() {
        RepositoryName from = RepositoryName.parse("technology/test");
        PromotionEvent here = new PromotionEvent(from, new Tag("v1"), BASE, STABLE, DIGEST, Optional.empty());
        PromotionEvent away = new PromotionEvent(BASE, STABLE, from, new Tag("v1"), DIGEST, Optional.empty());

        assertThat(watch.in(here, "a")).map(Change::occasion).contains(Occasion.PROMOTE);
        assertThat(watch.in(away, "a")).isEmpty();
    }

    @Test
    void onlyAScanThatGotWorseIsAChange() {
        assertThat(watch.in(scan(EventType.SCAN_WORSENED), "a"))
                .map(Change::occasion)
                .contains(Occasion.SCAN_WORSE);
        assertThat(watch.in(scan(EventType.SCAN_COMPLETED), "a")).isEmpty();
    }

    @Test
    void whatIsNotWaitedForIsNone() {
        Watch pushes = Watch.parse("technology/base:stable", "push");

        assertThat(pushes.in(scan(EventType.SCAN_WORSENED), "a")).isEmpty();
    }

    @Test
    void aJobKnowsItsOwnDoing() {
        Change change = watch.in(tag(EventType.TAG_PUSH, BASE, STABLE), "job:apps/base#17")
                .orElseThrow();

        assertThat(change.isOf("apps/base")).isTrue();
        assertThat(change.isOf("apps/base2")).isFalse();
    }

    @Test
    void namesThatCanNotChangeOrAreElsewhereAreSaid() {
        assertThatThrownBy(() -> Watch.parse("technology/base@" + DIGEST, "push"))
                .hasMessageContaining("write a tag");
        assertThatThrownBy(() -> Watch.parse("harbor.example.com/base:1", "push"))
                .hasMessageContaining("names a registry");
        assertThatThrownBy(() -> Watch.parse("technology/base:stable", "pull"))
                .hasMessage("'pull' starts no job: write push, promote or scan-worse, or several with commas between.");
        assertThatThrownBy(() -> Watch.parse("Not An Image", "push")).isInstanceOf(IllegalArgumentException.class);
    }

    private static TagEvent tag(EventType type, RepositoryName name, Tag tag) {
        return new TagEvent(type, name, tag, Optional.of(DIGEST), Optional.empty());
    }

    private static ScanEvent scan(EventType type) {
        return new ScanEvent(
                type, BASE, DIGEST, Optional.of(STABLE), Map.of("critical", 1), Optional.empty(), Optional.empty());
    }
}
