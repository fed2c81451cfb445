// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access.sight;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.Unpublished;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Optional;

/**
 * What somebody may know of a repository that they may see: all but what running builds have staged. That, only those get who push into
 * the same area, and scanners that the registry has asked to look.
 */
public final class Sight {
    private final StagingOf staging;
    private final Unpublished unpublished;
    private final Manifests manifests;
    private final AccessControl access;

    public Sight(StagingOf staging, Catalog catalog, AccessControl access) {
        this.staging = staging;
        this.unpublished = catalog.unpublished();
        this.manifests = catalog.manifests();
        this.access = access;
    }

    /** Into which they push. */
    public Optional<StagingId> area(Principal principal) {
        return staging.of(principal);
    }

    /** Whether the bytes of a manifest or blob are to be unknown to somebody. */
    public boolean hides(Principal principal, long repositoryId, Digest digest) {
        return unpublished.hides(repositoryId, digest, Optional.empty()) // nearly never, and asked quickly
                && !isScanner(principal)
                && unpublished.hides(repositoryId, digest, staging.of(principal));
    }

    /**
     * Whether somebody may be told that a manifest or blob is there, and what is known of it: those who get its bytes, and besides them
     * administrators of the registry, and whoever pushed it, also when the area was given up.
     */
    public boolean mayKnow(Principal principal, long repositoryId, Digest digest) {
        return !hides(principal, repositoryId, digest)
                || access.onRegistry(principal).allowed()
                || hasPushed(principal, repositoryId, digest);
    }

    private boolean hasPushed(Principal principal, long repositoryId, Digest digest) {
        return !principal.isAnonymous()
                && manifests
                        .summary(repositoryId, digest)
                        .filter(manifest -> manifest.pushedBy().equals(principal.shownName()))
                        .isPresent();
    }

    private static boolean isScanner(Principal principal) {
        return principal
                .proof()
                .filter(proof -> proof.kind() == Proof.Kind.SCANNER_LOGIN)
                .isPresent();
    }
}
