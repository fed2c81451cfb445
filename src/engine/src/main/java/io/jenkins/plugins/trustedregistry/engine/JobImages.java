// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The images that a job of the host may see: those that its teams, or teams of a folder around it, may pull. */
public final class JobImages {
    private final AccessControl access;
    private final Catalog catalog;
    private final Reports reports;
    private final Principal job;

    JobImages(AccessControl access, Catalog catalog, Reports reports, Principal job) {
        this.reports = reports;
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

    /**
     * What was found in an image, or in each of those that an index lists; none of what was never scanned, or is not for this job.
     */
    public List<Report> reports(RepositoryName repository, Digest digest) {
        Optional<Repository> found =
                mayPull(repository).allowed() ? catalog.repositories().find(repository) : Optional.empty();
        return found.map(place -> Stream.concat(Stream.of(digest), listed(place, digest))
                        .flatMap(image -> reports.of(place, image).stream())
                        .toList())
                .orElse(List.of());
    }

    private Stream<Digest> listed(Repository place, Digest index) {
        return catalog.manifests().find(place.id(), index).stream()
                .map(stored -> ManifestParser.parse(stored.content(), stored.mediaType()))
                .flatMap(manifest -> manifest.manifests().stream())
                .map(Descriptor::digest);
    }
}
