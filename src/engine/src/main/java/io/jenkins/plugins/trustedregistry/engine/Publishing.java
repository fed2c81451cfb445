// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.provenance.ProvenanceAttacher;
import io.jenkins.plugins.trustedregistry.engine.provenance.ProvenanceKey;
import io.jenkins.plugins.trustedregistry.engine.provenance.ProvenanceParts;
import io.jenkins.plugins.trustedregistry.engine.provenance.ProvenanceReader;
import io.jenkins.plugins.trustedregistry.engine.staging.StagingParts;
import io.jenkins.plugins.trustedregistry.engine.staging.Stagings;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What builds bring: pushes that appear together, and statements of where an image comes from. */
final class Publishing {
    private final Ground ground;
    private final Stagings stagings;
    private final ProvenanceKey key;
    private final List<DistributionListener> provenance;

    /** @param told who hears of what is published, besides the events */
    Publishing(Ground ground, Host host, List<DistributionListener> told) throws IOException {
        this.ground = ground;
        stagings = new Stagings(new StagingParts(
                ground.database(),
                ground.catalog(),
                ground.credentials().builds(),
                host.builds(),
                ground.access().control(),
                Stream.concat(ground.events().listeners().stream(), told.stream())
                        .toList(),
                ground.events().publisher(),
                ground.clock(),
                ground.random()));
        key = ProvenanceKey.open(ground.home().keys(), ground.random());
        provenance = ground.settings().provenance().attach() ? List.of(attacher(host)) : List.of();
    }

    private ProvenanceAttacher attacher(Host host) {
        return new ProvenanceAttacher(new ProvenanceParts(
                key,
                host.knowledge(),
                ground.credentials().builds(),
                stagings::of,
                ground.access().control(),
                ground.catalog(),
                ground.stores().uploads(),
                ground.stores().claims()));
    }

    Stagings stagings() {
        return stagings;
    }

    /** The key by which statements are verified, in PEM. */
    String publicPem() {
        return key.publicPem();
    }

    /** Finds what is stated about images. */
    ProvenanceReader reader() {
        return new ProvenanceReader(
                ground.catalog().manifests(), ground.stores().served(), key);
    }

    /** Those who attach statements to what builds push; none when the settings say so. */
    List<DistributionListener> listeners() {
        return provenance;
    }
}
