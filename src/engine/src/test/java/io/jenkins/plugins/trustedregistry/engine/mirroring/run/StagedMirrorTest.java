// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import static io.jenkins.plugins.trustedregistry.engine.mirroring.run.MirrorPair.digest;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.FakeBuilds;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a build stages leaves the registry once it is published, and not before. */
@Timeout(240)
class StagedMirrorTest {
    private static final String HERE = MirrorPair.ALLOWED + """
            organizations:
            - name: dev
              owners: ['user:alice']
              teams: [{name: builds, members: ['job:release']}]
              repositories: [{name: app, grants: [{team: builds, right: read-write}]}]
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsStagedLeavesWhenItIsPublished() throws Exception {
        FakeBuilds builds = new FakeBuilds();
        try (TestHost there = RuleFixture.open(folder.resolve("there"), MirrorPair.THERE);
                TestHost here = TestHost.open(folder.resolve("here"), RuleFixture.settings(HERE), builds)) {
            assertThat(here.send(
                                    "alice",
                                    "POST",
                                    MirrorPair.MIRRORS,
                                    "{\"name\":\"out\",\"direction\":\"push\",\"registry\":\"" + there.url()
                                            + "\",\"repository\":\"far/app\",\"username\":\"alice\",\"password\":\"alice-password\"}")
                            .statusCode())
                    .isEqualTo(201);
            BuildId build = builds.run("b1", "release", 17, Trust.TRUSTED);
            StagingId area = here.registry().stagings().begin(build);
            BuildLogin login = here.registry().stagings().login(build, area);
            String basic = TestHost.basic(BuildLogin.USER, login.secret().text());
            TestImage image = TestImage.empty().layer("ADD x /", Map.of("etc/x", "staged"));
            image.push(here, basic, "dev/app", "v1");
            RuleFixture.ok(here, "alice", "POST", MirrorPair.MIRRORS + "/out/runs", "{}");
            RuleFixture.settle(here);
            assertThat(digest(there, "far/app", "v1")).isEmpty();
            assertThat(digest(there, "far/app", image.digest().toString())).isEmpty();

            here.registry().stagings().publish(build, area);
            RuleFixture.settle(here);

            assertThat(digest(there, "far/app", "v1")).isEqualTo(image.digest().toString());
        }
    }
}
