// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.FakeBuilds;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the guide, with a real cosign, verifies what the registry states of an image that a build pushed. */
@Tag("slow")
class ProvenanceByCosignTest {
    private static final String SETTINGS = """
            organizations:
            - name: technology
              teams: [{name: builds, members: ['job:release']}]
              repositories: [{name: test, visibility: public, grants: [{team: builds, right: read-write}]}]
            """;

    @TempDir
    private Path folder;

    /** Where it is, when the distribution does not have it: {@code -Dcosign=PATH}. */
    private static String cosign() {
        Path given = Path.of(System.getProperty("cosign", "/usr/bin/cosign"));
        if (!Files.isExecutable(given)) {
            System.err.println("##### SKIPPED, NOT CHECKED: cosign is not installed #####");
            Assumptions.abort("cosign is not installed");
        }
        return given.toString();
    }

    @Test
    void cosignVerifiesTheStatementAndNoOtherKeyDoes() throws Exception {
        String cosign = cosign();
        FakeBuilds builds = new FakeBuilds();
        try (TestHost host =
                TestHost.open(folder.resolve("home"), RuleFixture.settings(SETTINGS), builds, ReleaseFacts::of)) {
            BuildLogin login = host.registry().builds().begin(builds.run("b1", "release", 17, Trust.TRUSTED));
            Digest image = TestImage.debian()
                    .push(host, TestHost.basic(login.user(), login.secret().text()), "technology/test", "v1");
            Files.writeString(
                    folder.resolve("provenance.pub"),
                    host.send("", "GET", "/api/v1/provenance-key", "").body());
            run(0, cosign, "generate-key-pair");
            String name = host.url().substring("http://".length()) + "/technology/test@" + image;

            String verified = run(0, verify(cosign, "provenance.pub", name));

            assertThat(verified).contains("application/vnd.in-toto+json");
            run(1, verify(cosign, "cosign.pub", name));
        }
    }

    private static String[] verify(String cosign, String key, String image) {
        return new String[] {
            cosign,
            "verify-attestation",
            "--key=" + key,
            "--type=slsaprovenance1",
            "--insecure-ignore-tlog=true",
            "--allow-http-registry",
            image
        };
    }

    /** @param least 0, or 1 for any failure */
    private String run(int least, String... argv) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(argv)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("COSIGN_PASSWORD", "");
        builder.environment().put("HOME", folder.toString());
        int exit = builder.start().waitFor();
        String said = Files.readString(output);
        assertThat(Math.min(exit, 1)).as("%s\n%s", List.of(argv), said).isEqualTo(least);
        return said;
    }
}
