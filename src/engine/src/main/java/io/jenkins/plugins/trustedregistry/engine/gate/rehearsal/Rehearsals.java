// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rehearsal;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImages;
import io.jenkins.plugins.trustedregistry.engine.events.build.PushingBuild;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.store.RecentImages;
import io.jenkins.plugins.trustedregistry.engine.gate.store.RecentImages.Place;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries policies on the images that were pushed last, and the builds that pushed last, as if they were enforced. Changes nothing. */
public final class Rehearsals {
    public static final int MOST = 1_000;

    private final Catalog catalog;
    private final RecentImages recent;
    private final BuildImages builds;
    private final Verdicts verdicts;
    private final InstantSource clock;

    public Rehearsals(
            Catalog catalog, RecentImages recent, BuildImages builds, Verdicts verdicts, InstantSource clock) {
        this.catalog = catalog;
        this.recent = recent;
        this.builds = builds;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** @param last how many images of the policy's scope, and how many builds that pushed there, {@value #MOST} at the most */
    public Rehearsal rehearse(Policy policy, int last) throws IOException {
        Trial trial = new Trial(policy);
        int most = Math.min(last, MOST);
        List<RehearsedImage> images = new ArrayList<>();
        for (Place place : recent.list(policy.scope(), most)) {
            trial.image(place).ifPresent(images::add);
        }
        List<RehearsedBuild> tried = new ArrayList<>();
        for (PushingBuild build : builds.latest(policy.scope().text(), most)) {
            tried.add(trial.build(build));
        }
        return new Rehearsal(policy, images, tried);
    }

    /** One policy, and what it said of images so far: many builds push the same. */
    private final class Trial {
        private final List<StoredPolicy> alone;
        private final Map<Place, Optional<Verdict>> said = new HashMap<>();

        Trial(Policy policy) {
            alone = List.of(new StoredPolicy(policy.in(Mode.ENFORCE), 0, clock.instant(), "rehearsal"));
        }

        Optional<RehearsedImage> image(Place place) throws IOException {
            Optional<Repository> repository = catalog.repositories().find(place.repositoryId());
            Optional<ManifestSummary> summary = catalog.manifests().summary(place.repositoryId(), place.digest());
            Optional<Verdict> verdict = verdict(place);
            return repository.isPresent() && summary.isPresent() && verdict.isPresent()
                    ? Optional.of(new RehearsedImage(
                            repository.get().name(),
                            catalog.tags().of(place.repositoryId(), place.digest()),
                            summary.get(),
                            verdict.get()))
                    : Optional.empty();
        }

        RehearsedBuild build(PushingBuild build) throws IOException {
            List<Verdict> verdicts = new ArrayList<>();
            for (PushingBuild.Pushed pushed : build.images()) {
                verdict(new Place(pushed.repositoryId(), pushed.digest())).ifPresent(verdicts::add);
            }
            return new RehearsedBuild(build, verdicts);
        }

        /** Empty for an image that is gone, or staged only. */
        private Optional<Verdict> verdict(Place place) throws IOException {
            Optional<Verdict> known = said.get(place);
            if (known != null) {
                return known;
            }
            Optional<Verdict> verdict = judged(place);
            said.put(place, verdict);
            return verdict;
        }

        private Optional<Verdict> judged(Place place) throws IOException {
            Optional<Repository> repository = catalog.repositories().find(place.repositoryId());
            Optional<StoredManifest> manifest = catalog.manifests().find(place.repositoryId(), place.digest());
            boolean staged = catalog.unpublished().hides(place.repositoryId(), place.digest(), Optional.empty());
            return repository.isPresent() && manifest.isPresent() && !staged
                    ? Optional.of(verdicts.under(repository.get(), manifest.get(), alone))
                    : Optional.empty();
        }
    }
}
