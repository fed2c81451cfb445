// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.pull;

import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.Unpublished;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.gate.store.Rulebooks;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Before a blob: one that is in some image that is let through is let through. One that only images have which are not is refused,
 * so that nobody puts a forbidden image together from its parts. A blob of no image is on its way into one. What a build has staged lets
 * nothing through to others, nor is it named to them.
 */
public final class BlobGate implements Check {
    /** Images that share a blob; when so many are stopped, so is the blob. */
    private static final int MOST = 1000;

    private final Rulebooks rulebooks;
    private final Verdicts verdicts;
    private final Readers readers;
    private final Manifests manifests;
    private final Unpublished unpublished;
    private final Lookup lookup;
    private final Incidents incidents;
    private final InstantSource clock;

    public BlobGate(PullParts parts) {
        rulebooks = parts.rulebooks();
        verdicts = parts.verdicts();
        readers = parts.readers();
        manifests = parts.catalog().manifests();
        unpublished = parts.catalog().unpublished();
        lookup = new Lookup(parts.catalog().repositories());
        incidents = parts.incidents();
        clock = parts.clock();
    }

    @Override
    public Call check(Call call) {
        if (call.method() == Method.HEAD || !rulebooks.now().enforces(Lookup.name(call))) {
            return call;
        }
        Repository repository = lookup.repository(call);
        Digest blob = Lookup.digest(call);
        List<Verdict> stopped = new ArrayList<>();
        for (Digest image : manifests.referencing(repository.id(), blob, MOST)) {
            Optional<StoredManifest> manifest = manifests.find(repository.id(), image);
            if (manifest.isEmpty()) {
                continue;
            }
            boolean staged = unpublished.hides(repository.id(), image, Optional.empty());
            Optional<Verdict> verdict =
                    staged ? Optional.empty() : Optional.of(judge(call, repository, manifest.get()));
            if (verdict.filter(each -> !each.blocks()).isPresent()
                    || readers.mayRead(call.principal(), repository, image, image)) {
                return call;
            }
            verdict.ifPresent(stopped::add);
        }
        if (stopped.isEmpty()) {
            return call;
        }
        throw Refusal.ofBlob(blob, stopped, clock.instant());
    }

    private Verdict judge(Call call, Repository repository, StoredManifest manifest) {
        try {
            return verdicts.of(repository, manifest);
        } catch (IOException | RuntimeException e) {
            throw Refusal.unjudged(
                    repository.name() + "@" + manifest.digest(),
                    incidents.report(call.method().toString(), call.path(), e));
        }
    }

    @Override
    public String toString() {
        return "gates";
    }
}
