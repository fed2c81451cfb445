// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.events.pulls.PullCounts;
import io.jenkins.plugins.trustedregistry.engine.events.pulls.Pulls;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** How often tags and manifests were pulled, as the API shows it: who pulled last is for those only who administer the repository. */
final class PullViews {
    private final PullCounts counts;
    private final AccessControl access;

    PullViews(PullCounts counts, AccessControl access) {
        this.counts = counts;
        this.access = access;
    }

    /** Of these tags and digests of the repository the call names. */
    Shown of(Call call, long repositoryId, Collection<? extends Reference> references) {
        boolean who = access.onRepository(
                        call.principal(),
                        RepositoryName.parse(call.parameter("repository")),
                        RepositoryAction.CONFIGURE)
                .allowed();
        return new Shown(counts.of(repositoryId, references), who);
    }

    /** One answer's numbers. */
    record Shown(Map<Reference, Pulls> pulls, boolean who) {
        PullView of(Reference reference) {
            Pulls found = pulls.get(reference);
            return found == null
                    ? new PullView(0, Optional.empty(), Optional.empty())
                    : new PullView(
                            found.count(),
                            Optional.of(found.lastAt()),
                            who ? Optional.of(found.lastBy()) : Optional.empty());
        }
    }

    /** Stands flat in the object it belongs to. */
    record PullView(long pullCount, Optional<Instant> lastPulledAt, Optional<String> lastPulledBy) {}
}
