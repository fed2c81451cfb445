// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.graph.ImageGraph;
import io.jenkins.plugins.trustedregistry.engine.catalog.graph.ImageGraph.Node;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule is 14 days, the trash keeps 7; what is old was pushed 100 days ago. */
class UntaggedPlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant OLD = NOW.minus(Duration.ofDays(100));

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Digest, List<Digest>> named = new HashMap<>();

    @Test
    void collectsWhatNothingLeadsTo() {
        node("a");

        assertThat(planned()).containsExactly("a");
        assertThat(plan(14, 7).steps().get(0).reason())
                .isEqualTo(
                        "No tag and no index has led to it since 2026-08-17T12:00:00Z, longer than the 14 days of the"
                                + " rule.");
        assertThat(plan(14, 7).steps().get(0).pushedAt()).isEqualTo(OLD);
    }

    @Test
    void keepsEverythingWhereTheRuleSaysSo() {
        node("a");

        assertThat(plan(0, 7).steps()).isEmpty();
    }

    @Test
    void keepsWhatATagPointsAtOrWouldAgain() {
        nodes.add(new Node(digest("tagged"), Optional.empty(), OLD, true, false, Optional.empty()));
        nodes.add(new Node(digest("awaited"), Optional.empty(), OLD, false, true, Optional.empty()));

        assertThat(planned()).isEmpty();
    }

    @Test
    void keepsWhatIsYoungToTheInstant() {
        nodes.add(pushed("young", NOW.minus(Duration.ofDays(14)).plusMillis(1)));
        nodes.add(pushed("due", NOW.minus(Duration.ofDays(14))));

        assertThat(planned()).containsExactly("due");
    }

    @Test
    void countsFromWhenTheLastTagLeft() {
        nodes.add(left("left 13 days ago", 13));
        nodes.add(left("left 15 days ago", 15));

        assertThat(planned()).containsExactly("left 15 days ago");
    }

    @Test
    void keepsForTheTrashWindowWhereThatIsLongerThanTheRule() {
        nodes.add(left("within", 6));
        nodes.add(left("behind", 8));

        assertThat(names(plan(1, 7))).containsExactly("behind");
    }

    @Test
    void keepsWhatAKeptIndexNamesHoweverDeep() {
        tagged("index");
        node("nested");
        node("image");
        names("index", "nested");
        names("nested", "image");

        assertThat(planned()).isEmpty();
    }

    @Test
    void collectsAnIndexBeforeTheImagesItNames() {
        node("image");
        node("index");
        node("outer");
        names("index", "image");
        names("outer", "index", "image");

        assertThat(planned()).containsExactly("outer", "index", "image");
    }

    @Test
    void keepsAnImageThatAnotherIndexNames() {
        tagged("kept");
        node("index");
        node("shared");
        node("own");
        names("kept", "shared");
        names("index", "shared", "own");

        assertThat(planned()).containsExactly("index", "own");
    }

    @Test
    void keepsWhatIsAboutSomethingKept() {
        tagged("image");
        about("signature", "image");
        about("signature of the signature", "signature");

        assertThat(planned()).isEmpty();
    }

    @Test
    void collectsWhatIsAboutSomethingCollectedOrMissing() {
        node("image");
        about("signature", "image");
        about("lonely", "nowhere");

        assertThat(planned()).containsExactlyInAnyOrder("image", "signature", "lonely");
        assertThat(plan(14, 7).steps())
                .extracting(UntaggedPlan.Step::reason)
                .anyMatch(reason -> reason.endsWith("What it is about, " + digest("image") + ", goes as well."))
                .anyMatch(reason -> reason.endsWith("What it is about, " + digest("nowhere") + ", is not there."));
    }

    @Test
    void aSignatureDoesNotKeepWhatItIsAbout() {
        node("image");
        nodes.add(new Node(digest("signature"), Optional.of(digest("image")), OLD, true, false, Optional.empty()));

        assertThat(planned()).containsExactly("image");
    }

    @Test
    void plansAHundredThousandInAChain() {
        int many = 100_000;
        for (int i = 0; i < many; i++) {
            node("n" + i);
            names("n" + i, "n" + Math.min(i + 1, many - 1));
        }

        assertThat(plan(14, 7).steps()).hasSize(many);
        assertThat(plan(14, 7).steps().get(0).digest()).isEqualTo(digest("n0"));
    }

    private void node(String name) {
        nodes.add(pushed(name, OLD));
    }

    private void tagged(String name) {
        nodes.add(new Node(digest(name), Optional.empty(), OLD, true, false, Optional.empty()));
    }

    private void about(String name, String subject) {
        nodes.add(new Node(digest(name), Optional.of(digest(subject)), OLD, false, false, Optional.empty()));
    }

    private void names(String index, String... images) {
        named.put(
                digest(index),
                List.of(images).stream().map(UntaggedPlannerTest::digest).toList());
    }

    private static Node pushed(String name, Instant time) {
        return new Node(digest(name), Optional.empty(), time, false, false, Optional.empty());
    }

    private static Node left(String name, int daysAgo) {
        return new Node(
                digest(name), Optional.empty(), OLD, false, false, Optional.of(NOW.minus(Duration.ofDays(daysAgo))));
    }

    private List<String> planned() {
        return names(plan(14, 7));
    }

    private UntaggedPlan plan(int days, int window) {
        return new UntaggedPlanner(new UntaggedRule(days), Duration.ofDays(window), NOW)
                .plan(new ImageGraph(nodes, named));
    }

    private List<String> names(UntaggedPlan plan) {
        Map<Digest, String> names = new HashMap<>();
        List.of("a", "due", "left 15 days ago", "behind", "outer", "index", "image", "own", "signature", "lonely")
                .forEach(name -> names.put(digest(name), name));
        return plan.steps().stream()
                .map(step -> names.getOrDefault(step.digest(), "another"))
                .toList();
    }

    private static Digest digest(String name) {
        return Digest.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
