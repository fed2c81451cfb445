// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub.DamagedBlobs;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub.Scrub;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Damaged blobs, and the scrub that finds them. */
final class ScrubCalls {
    private static final int MOST_REPOSITORIES = 100;

    private final Scrub scrub;
    private final Catalog catalog;

    ScrubCalls(Scrub scrub, Catalog catalog) {
        this.scrub = scrub;
        this.catalog = catalog;
    }

    /** Asks for a scrub; 409 when one runs. */
    Reply run(Call call) {
        Job job = scrub.run(call.principal().shownName());
        return Json.created("/api/v1/jobs/" + job.id(), JobView.of(job));
    }

    Reply damaged(Call call) throws IOException {
        Page.Request page = Page.Request.of(call);
        List<DamagedBlobs.Item> items = scrub.damaged().list(page.after(), page.limit() + 1);
        try {
            return Json.ok(page.page(items, item -> item.digest().toString(), this::view));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private DamagedView view(DamagedBlobs.Item item) {
        List<RepositoryName> repositories = catalog.blobs().repositoriesWith(item.digest(), MOST_REPOSITORIES).stream()
                .flatMap(id -> catalog.repositories().find(id).stream())
                .map(Repository::name)
                .toList();
        try {
            return new DamagedView(
                    item.digest(),
                    item.size(),
                    item.reason(),
                    item.foundAt(),
                    scrub.isHealed(item.digest()),
                    repositories);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A damaged blob as the API shows it.
     *
     * @param healed whether it has been pushed again
     * @param repositories that have it, a hundred at most
     */
    record DamagedView(
            Digest digest,
            long size,
            String reason,
            Instant foundAt,
            boolean healed,
            List<RepositoryName> repositories) {}
}
