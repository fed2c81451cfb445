// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rehearsal;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.store.RecentImages;
import io.jenkins.plugins.trustedregistry.engine.gate.store.RecentImages.Place;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries policies on the images that were pushed last, as if they were enforced. Changes nothing. */
public final class Rehearsals {
    public static final int MOST = 1_000;

    private final Catalog catalog;
    private final RecentImages recent;
    private final Verdicts verdicts;
    private final InstantSource clock;

    public Rehearsals(Catalog catalog, RecentImages recent, Verdicts verdicts, InstantSource clock) {
        this.catalog = catalog;
        this.recent = recent;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** @param last how many images of the policy's scope, {@value #MOST} at the most */
    public Rehearsal rehearse(Policy policy, int last) throws IOException {
        List<StoredPolicy> alone = List.of(new StoredPolicy(policy.in(Mode.ENFORCE), 0, clock.instant(), "rehearsal"));
        List<RehearsedImage> images = new ArrayList<>();
        for (Place place : recent.list(policy.scope(), Math.min(last, MOST))) {
            Optional<Repository> repository = catalog.repositories().find(place.repositoryId());
            Optional<StoredManifest> manifest = catalog.manifests().find(place.repositoryId(), place.digest());
            Optional<ManifestSummary> summary = catalog.manifests().summary(place.repositoryId(), place.digest());
            if (repository.isPresent() && manifest.isPresent() && summary.isPresent()) {
                images.add(new RehearsedImage(
                        repository.get().name(),
                        catalog.tags().of(place.repositoryId(), place.digest()),
                        summary.get(),
                        verdicts.under(repository.get(), manifest.get(), alone)));
            }
        }
        return new Rehearsal(policy, images);
    }
}
