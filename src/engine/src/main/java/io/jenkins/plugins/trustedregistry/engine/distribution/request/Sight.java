// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.request;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.Unpublished;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Optional;

/**
 * What somebody may know of a repository that they may see: all but what running builds have staged. That, only those do who push into
 * the same area, and scanners that the registry has asked to look.
 */
public final class Sight {
    private final StagingOf staging;
    private final Unpublished unpublished;

    public Sight(StagingOf staging, Unpublished unpublished) {
        this.staging = staging;
        this.unpublished = unpublished;
    }

    /** Into which they push. */
    public Optional<StagingId> area(Principal principal) {
        return staging.of(principal);
    }

    /** Whether a manifest or blob is to be unknown to somebody. */
    public boolean hides(Principal principal, long repositoryId, Digest digest) {
        return unpublished.hides(repositoryId, digest, Optional.empty()) // nearly never, and asked quickly
                && !isScanner(principal)
                && unpublished.hides(repositoryId, digest, staging.of(principal));
    }

    private static boolean isScanner(Principal principal) {
        return principal
                .proof()
                .filter(proof -> proof.kind() == Proof.Kind.SCANNER_LOGIN)
                .isPresent();
    }
}
