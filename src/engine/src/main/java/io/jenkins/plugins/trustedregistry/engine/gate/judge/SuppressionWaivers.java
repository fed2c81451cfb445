// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.judge;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.Situation;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Target;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Suppression;
import java.util.List;

/** What a repository suppresses in its scan reports, as its own people's exceptions. */
public final class SuppressionWaivers implements ImageWaivers {

    @Override
    public List<Waiver> of(Repository repository, Digest image, Situation situation) {
        return situation.suppressions().stream()
                .map(each -> waiver(repository, each))
                .toList();
    }

    private static Waiver waiver(Repository repository, Suppression suppression) {
        return new Waiver(
                suppression.id(),
                Waiver.Source.SUPPRESSION,
                Scope.of(repository.name()),
                new ImagePattern(repository.name().name()),
                new Target.Vulnerability(suppression.advisory(), ""),
                suppression.status() + ": " + suppression.reason(),
                suppression.createdBy(),
                suppression.expiresAt());
    }
}
