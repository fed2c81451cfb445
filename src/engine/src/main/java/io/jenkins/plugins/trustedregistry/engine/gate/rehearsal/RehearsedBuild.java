// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rehearsal;

import io.jenkins.plugins.trustedregistry.engine.events.build.PushingBuild;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import java.util.List;

/**
 * A build a policy was tried on.
 *
 * @param verdicts of the images it pushed that are still there and that all may know of
 */
public record RehearsedBuild(PushingBuild build, List<Verdict> verdicts) {

    public RehearsedBuild {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether a gate would have ended it. */
    public boolean stopped() {
        return verdicts.stream().anyMatch(Verdict::blocks);
    }
}
