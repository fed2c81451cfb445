// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import static io.jenkins.plugins.trustedregistry.engine.mirroring.run.MirrorPair.digest;
import static io.jenkins.plugins.trustedregistry.engine.mirroring.run.MirrorPair.referrers;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.referrer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images that go to another registry, which is a real one of ours. */
@Timeout(300)
class PushMirrorTest {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    @TempDir
    private Path folder;

    private static TestImage image(String text) throws Exception {
        return TestImage.empty().layer("ADD x /", Map.of("etc/x", text));
    }

    @Test
    void aPushedImageGoesAlongWithWhatStandsBesideItAlsoWhatComesLater() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder)) {
            pair.mirror("out", "push", ",\"triggers\":[\"push\"]");
            TestImage image = image("one");
            String first = referrer(pair.here, "dev/app", image.manifest(), "signed", "");
            String pushed = image.push(pair.here, "dev/app", "v1").toString();
            pair.settle();

            assertThat(digest(pair.there, "far/app", "v1")).isEqualTo(pushed);
            assertThat(referrers(pair.there, "far/app", pushed)).contains(first);
            assertThat(pair.copies("out")).containsExactly("v1 copied");
            assertThat(pair.last("out").get("outcome").asText()).isEqualTo("copied");

            String later = referrer(pair.here, "dev/app", image.manifest(), "signed again", "");
            String tagged = "sha256-" + pushed.substring("sha256:".length()) + ".sig";
            String old = referrer(pair.here, "dev/app", null, "by an older tool", tagged);
            pair.settle();

            assertThat(referrers(pair.there, "far/app", pushed)).contains(first, later);
            assertThat(digest(pair.there, "far/app", tagged)).isEqualTo(old);
            assertThat(pair.run("out").get("outcome").asText()).startsWith("Copied 0, unchanged 1,");
        }
    }

    @Test
    void anIndexGoesWithAllItLists() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder)) {
            TestImage one = image("amd64");
            TestImage two = TestImage.of("arm64").layer("ADD x /", Map.of("etc/x", "arm64"));
            one.push(pair.here, "dev/app", one.digest().toString());
            two.push(pair.here, "dev/app", two.digest().toString());
            byte[] index = ("{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":["
                            + TestImage.descriptor(RuleFixture.MANIFEST, one.manifest()) + ","
                            + TestImage.descriptor(RuleFixture.MANIFEST, two.manifest()) + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            TestImage.put(pair.here, "dev/app", "multi", INDEX, index);
            pair.mirror("out", "push", ",\"tag\":\"from-here-%n\",\"criteria\":[\"tag starts with m\"]");
            image("other").push(pair.here, "dev/app", "other");
            String signature = referrer(pair.here, "dev/app", two.manifest(), "of one platform", "");
            pair.settle();

            assertThat(digest(pair.there, "far/app", "from-here-multi"))
                    .isEqualTo(Digest.of(index).toString());
            assertThat(digest(pair.there, "far/app", two.digest().toString()))
                    .isEqualTo(two.digest().toString());
            assertThat(referrers(pair.there, "far/app", two.digest().toString()))
                    .contains(signature);
            assertThat(digest(pair.there, "far/app", "from-here-other")).isEmpty();
            String events = pair.here
                    .send("admin", "GET", "/api/v1/audit?limit=100", "")
                    .body();
            assertThat(events).contains("mirror image", "from-here-multi");
        }
    }

    @Test
    void whatAGateBlocksDoesNotLeave() throws Exception {
        String gates = "gates: {policies: [{name: strict, rules: [{rule: undecided}]}]}\n";
        try (MirrorPair pair = MirrorPair.open(
                folder,
                MirrorPair.HERE.replace("{name: app}", "{name: app, scanOnPush: false}") + gates,
                MirrorPair.THERE)) {
            pair.mirror("out", "push", "");
            image("one").push(pair.here, "dev/app", "v1");
            pair.settle();

            assertThat(digest(pair.there, "far/app", "v1")).isEmpty();
            assertThat(pair.copies("out")).containsExactly("v1 refused");
            assertThat(pair.last("out").get("sentence").asText()).contains("A gate keeps it here");
        }
    }

    @Test
    void aTagThatIsThereStaysWhenTheMirrorDoesNotOverwriteOrTheTagIsImmutable() throws Exception {
        try (MirrorPair pair = MirrorPair.open(
                folder,
                MirrorPair.HERE,
                MirrorPair.THERE.replace("{name: app}", "{name: app, immutableTags: ['v*']}"))) {
            String there = image("there").push(pair.there, "far/app", "v1").toString();
            pair.mirror("keeps", "push", ",\"overwrite\":false,\"triggers\":[]");
            pair.mirror("moves", "push", ",\"triggers\":[]");
            image("here").push(pair.here, "dev/app", "v1");

            pair.run("keeps");
            JsonNode job = pair.run("moves");

            assertThat(digest(pair.there, "far/app", "v1")).isEqualTo(there);
            assertThat(pair.last("keeps").get("outcome").asText()).isEqualTo("refused");
            assertThat(pair.last("keeps").get("sentence").asText()).contains("does not overwrite");
            assertThat(job.get("state").asText()).isEqualTo("succeeded");
            assertThat(pair.last("moves").get("outcome").asText()).isEqualTo("refused");
            assertThat(pair.last("moves").get("sentence").asText()).contains("immutable");
        }
    }

    @Test
    void aMirrorOfTheOwnNetworkIsRefusedWhereThatIsNotAllowed() throws Exception {
        String names = MirrorPair.HERE.replace("allowedTargets: [127.0.0.1]", "allowedTargets: [127.0.0.2]");
        try (MirrorPair pair = MirrorPair.open(folder, names, MirrorPair.THERE)) {
            image("one").push(pair.here, "dev/app", "v1");
            String url =
                    pair.there.url().replace("127.0.0.1", "localhost"); // only when it is called, its address is known
            pair.mirror("alice", "out", "push", url, "");
            JsonNode job = pair.run("out");

            assertThat(job.get("state").asText()).isEqualTo("failed");
            assertThat(job.get("attempt").asInt()).isEqualTo(1);
            assertThat(pair.last("out").get("sentence").asText()).contains("not a public one", "allowedTargets");
            assertThat(digest(pair.there, "far/app", "v1")).isEmpty();
        }
    }

    @Test
    void aMirrorWhoseOwnerLostTheRightDoesNothing() throws Exception {
        String settings = MirrorPair.ALLOWED + """
                organizations:
                - name: dev
                  owners: ['user:alice']
                  teams: [{name: makers, members: ['user:nigelpoulton']}]
                  repositories: [{name: app, visibility: private, grants: [{team: makers, right: admin}]}]
                """;
        try (MirrorPair pair = MirrorPair.open(folder, settings, MirrorPair.THERE)) {
            pair.mirror("nigelpoulton", "out", "push", pair.there.url(), "");
            RuleFixture.ok(pair.here, "alice", "DELETE", "/api/v1/organizations/dev/teams/makers", "");
            image("one").push(pair.here, "dev/app", "v1");
            JsonNode job = pair.run("out");

            assertThat(job.get("state").asText()).isEqualTo("failed");
            assertThat(pair.last("out").get("outcome").asText()).isEqualTo("refused");
            assertThat(pair.last("out").get("sentence").asText()).contains("user:nigelpoulton", "rights");
            assertThat(digest(pair.there, "far/app", "v1")).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNotTriedAgain() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder)) {
            image("one").push(pair.here, "dev/app", "v1");
            pair.mirror("out", "push", ",\"triggers\":[]");
            RuleFixture.ok(pair.here, "alice", "PATCH", MirrorPair.MIRRORS + "/out", "{\"password\":\"not-hers-17\"}");
            pair.run("out");

            assertThat(pair.copies("out")).containsExactly("v1 refused");
            String log = pair.here
                    .send(
                            "admin",
                            "GET",
                            "/api/v1/jobs/" + pair.last("out").get("job").asLong() + "/log",
                            "")
                    .body();
            assertThat(log).contains("did not accept the login of alice").doesNotContain("not-hers-17");
        }
    }
}
