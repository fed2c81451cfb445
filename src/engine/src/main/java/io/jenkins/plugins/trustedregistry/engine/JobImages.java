// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/** The images that a job of the host may see: those that its teams, or teams of a folder around it, may pull. */
public final class JobImages {
    private final AccessControl access;
    private final Catalog catalog;
    private final Principal job;

    JobImages(AccessControl access, Catalog catalog, Principal job) {
        this.access = access;
        this.catalog = catalog;
        this.job = job;
    }

    /** Whether builds of the job may pull from a repository; a missing one is refused like one they may not see. */
    public Decision mayPull(RepositoryName repository) {
        return access.onRepository(job, repository, RepositoryAction.PULL);
    }

    /** What a tag points at; empty when there is no such tag, or not for this job. */
    public Optional<Digest> find(RepositoryName repository, Tag tag) {
        return mayPull(repository).allowed()
                ? catalog.repositories()
                        .find(repository)
                        .flatMap(found -> catalog.tags().resolve(found.id(), tag))
                : Optional.empty();
    }
}
