// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.pull;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.TaggedManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * Who may read an image whatever a gate says: whoever pushed it, or pointed the tag at it, scanners that the registry sent, whoever
 * may change the repository's settings, and those whom the settings name.
 */
public final class Readers {
    private final AccessControl access;
    private final Catalog catalog;
    private final Set<Member> named;

    public Readers(AccessControl access, Catalog catalog, Collection<Member> named) {
        this.access = access;
        this.catalog = catalog;
        this.named = Set.copyOf(named);
    }

    boolean mayRead(Principal principal, Repository repository, Reference reference, Digest digest) {
        if (principal.isAnonymous()) {
            return false;
        }
        return principal.isScannerOf(repository.name())
                || isNamed(principal)
                || hasPushed(principal, repository, reference, digest)
                || access.onRepository(whole(principal), repository.name(), RepositoryAction.CONFIGURE)
                        .allowed();
    }

    /** What a bearer token was issued for is about pulling; who asks is asked here. What limits the credential behind it stays. */
    private static Principal whole(Principal principal) {
        return principal.limitedTo(principal.limits().withoutGranted());
    }

    private boolean isNamed(Principal principal) {
        return !Collections.disjoint(principal.identities(), named);
    }

    private boolean hasPushed(Principal principal, Repository repository, Reference reference, Digest digest) {
        String name = principal.shownName();
        boolean manifest = catalog.manifests()
                .summary(repository.id(), digest)
                .map(ManifestSummary::pushedBy)
                .filter(name::equals)
                .isPresent();
        return manifest
                || (reference instanceof Tag tag
                        && catalog.tags()
                                .find(repository.id(), tag)
                                .filter(found -> found.manifest().digest().equals(digest))
                                .map(TaggedManifest::taggedBy)
                                .filter(name::equals)
                                .isPresent());
    }
}
