// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import static io.jenkins.plugins.trustedregistry.engine.mirroring.run.MirrorPair.digest;
import static io.jenkins.plugins.trustedregistry.engine.mirroring.run.MirrorPair.referrers;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.referrer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images that come from another registry, which is a real one of ours. */
@Timeout(300)
class PollMirrorTest {
    @TempDir
    private Path folder;

    private static TestImage image(String text) throws Exception {
        return TestImage.empty().layer("ADD x /", Map.of("etc/x", text));
    }

    @Test
    void imagesComeAsAnyPushOfTheOwnerAndOnlyWhatDiffers() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder)) {
            TestImage image = image("one");
            String pushed = image.push(pair.there, "far/app", "v1").toString();
            String signature = referrer(pair.there, "far/app", image.manifest(), "signed", "");
            String beside = "sha256-" + pushed.substring("sha256:".length()) + ".sig";
            String old = referrer(pair.there, "far/app", null, "by an older tool", beside);
            image("dropped").push(pair.there, "far/app", "test-2");
            image("own").push(pair.here, "dev/app", "own");
            pair.mirror("in", "poll", ",\"criteria\":[\"tag starts with v\"]");

            JsonNode job = pair.run("in");

            assertThat(job.get("outcome").asText()).startsWith("Copied 1, unchanged 0, refused 0, failed 0.");
            assertThat(digest(pair.here, "dev/app", "v1")).isEqualTo(pushed);
            assertThat(digest(pair.here, "dev/app", "test-2")).isEmpty();
            assertThat(digest(pair.here, "dev/app", "own")).isNotEmpty();
            assertThat(digest(pair.here, "dev/app", beside)).isEqualTo(old);
            assertThat(referrers(pair.here, "dev/app", pushed)).contains(signature);
            JsonNode tag = RuleFixture.get(pair.here, RuleFixture.DEV + "/-/tags/v1");
            assertThat(tag.toString()).contains("alice");
            String audit = pair.here
                    .send("admin", "GET", "/api/v1/audit?limit=200&repository=dev/app", "")
                    .body();
            assertThat(audit).contains("\"mirror\"", "\"in\"");

            String later = referrer(pair.there, "far/app", image.manifest(), "signed again", "");
            pair.run("in");
            assertThat(referrers(pair.here, "dev/app", pushed)).contains(signature, later);
            assertThat(pair.run("in").get("outcome").asText()).startsWith("Copied 0, unchanged 1,");
            assertThat(pair.copies("in")).containsExactly("v1 copied", "v1 copied");
        }
    }

    @Test
    void anImmutableTagHereStaysAndTheNextOneComes() throws Exception {
        try (MirrorPair pair = MirrorPair.open(
                folder,
                MirrorPair.HERE.replace("{name: app}", "{name: app, immutableTags: ['v*']}"),
                MirrorPair.THERE)) {
            String own = image("own").push(pair.here, "dev/app", "v1").toString();
            image("other").push(pair.there, "far/app", "v1");
            String next = image("next").push(pair.there, "far/app", "v2").toString();
            pair.mirror("in", "poll", "");

            JsonNode job = pair.run("in");

            assertThat(job.get("state").asText()).isEqualTo("succeeded");
            assertThat(job.get("outcome").asText()).startsWith("Copied 1, unchanged 0, refused 1,");
            assertThat(digest(pair.here, "dev/app", "v1")).isEqualTo(own);
            assertThat(digest(pair.here, "dev/app", "v2")).isEqualTo(next);
            pair.run("in");
            assertThat(pair.copies("in")).containsExactlyInAnyOrder("v2 copied", "v1 refused");
        }
    }

    @Test
    void aMirrorOfTheSettingsPushesOnNobodysRightsAndOnlyIntoItsRepository() throws Exception {
        try (MirrorPair pair = MirrorPair.open(folder)) {
            String pushed = image("one").push(pair.there, "far/app", "v1").toString();
            String settings = MirrorPair.HERE.replace(
                    "{name: app}",
                    "{name: app, mirrors: [{name: in, direction: poll, registry: '" + pair.there.url()
                            + "', repository: far/app, username: alice, password: alice-password, schedule: ''}]}");
            try (MirrorPair other = MirrorPair.open(folder.resolve("second"), settings, MirrorPair.THERE)) {
                other.run("in");
                assertThat(digest(other.here, "dev/app", "v1")).isEqualTo(pushed);
                assertThat(RuleFixture.get(other.here, RuleFixture.DEV + "/-/tags/v1")
                                .toString())
                        .contains("mirror:in");
            }
        }
    }
}
