// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.provenance.BuildFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a host tells of its only run, number 17 of the job release. */
final class ReleaseFacts {
    private ReleaseFacts() {}

    static Optional<BuildFacts> of(BuildId id) {
        return Optional.of(new BuildFacts(
                "https://ci.example.com/",
                Map.of("jenkins", "2.541.3"),
                "release",
                17,
                "https://ci.example.com/job/release/17/",
                Instant.parse("2026-11-26T01:02:03Z"),
                Map.of("TARGET", "production"),
                List.of("Started by user alice"),
                List.of(new BuildFacts.Source("git+https://git.example.com/app", "gitCommit", "c0ffee")),
                List.of("linux-1")));
    }
}
