// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.access.sight.StagingOf;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagedTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/** Refuses nothing: to whoever pushes into a staging area a tag means what is staged under it, before what all see. */
public final class StagedFirst implements Check {
    private final Lookup lookup;
    private final StagingOf staging;
    private final StagedTags staged;

    public StagedFirst(Lookup lookup, StagingOf staging, StagedTags staged) {
        this.lookup = lookup;
        this.staging = staging;
        this.staged = staged;
    }

    @Override
    public Call check(Call call) {
        Optional<StagingId> area = staging.of(call.principal());
        if (area.isEmpty() || !(Lookup.existing(call) instanceof Tag tag)) {
            return call;
        }
        Optional<Digest> digest =
                staged.find(area.get(), lookup.repository(call).id(), tag);
        return digest.isPresent() ? Lookup.pinned(call, digest.get()) : call;
    }

    @Override
    public String toString() {
        return "what is staged first";
    }
}
