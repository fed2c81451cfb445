// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.pull;

import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.gate.store.Rulebooks;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Before a manifest: lets it through when every policy that applies does, or when the caller may read it whatever they say. What can't
 * be judged is not let through. A HEAD passes: it gives nothing away but a digest, its answer could carry no reason, and clients that
 * push ask it first.
 */
public final class PullGate implements Check {
    private final Rulebooks rulebooks;
    private final Verdicts verdicts;
    private final Readers readers;
    private final Manifests manifests;
    private final Lookup lookup;
    private final Incidents incidents;
    private final InstantSource clock;

    public PullGate(PullParts parts) {
        rulebooks = parts.rulebooks();
        verdicts = parts.verdicts();
        readers = parts.readers();
        manifests = parts.catalog().manifests();
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
        Reference reference = Lookup.existing(call);
        StoredManifest manifest =
                manifests.find(repository.id(), Lookup.wanted(call)).orElseThrow(() -> Lookup.unknownManifest(call));
        Optional<RegistryException> refusal = refusal(call, repository, reference, manifest);
        if (refusal.isPresent() && !readers.mayRead(call.principal(), repository, reference, manifest.digest())) {
            throw refusal.get();
        }
        return Lookup.pinned(call, manifest.digest());
    }

    private Optional<RegistryException> refusal(
            Call call, Repository repository, Reference reference, StoredManifest manifest) {
        String name = repository.name() + (reference.equals(manifest.digest()) ? "@" : ":") + reference;
        try {
            Verdict verdict = verdicts.of(repository, manifest);
            return verdict.blocks() ? Optional.of(Refusal.of(verdict, name, clock.instant())) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(
                    Refusal.unjudged(name, incidents.report(call.method().toString(), call.path(), e)));
        }
    }

    @Override
    public String toString() {
        return "gates";
    }
}
