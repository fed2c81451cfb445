// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.function.Function;

/**
 * What a build has staged and not published is unknown to others, also by its digest: they are told the same as of what is not there.
 * Tags need no look, because they point at what is published.
 */
public final class OnlyPublished implements Check {
    private final Lookup lookup;
    private final Sight sight;
    private final Function<Call, Object> wanted;
    private final Function<Call, RegistryException> unknown;

    private OnlyPublished(
            Lookup lookup, Sight sight, Function<Call, Object> wanted, Function<Call, RegistryException> unknown) {
        this.lookup = lookup;
        this.sight = sight;
        this.wanted = wanted;
        this.unknown = unknown;
    }

    public static OnlyPublished manifests(Lookup lookup, Sight sight) {
        return new OnlyPublished(lookup, sight, Lookup::wanted, Lookup::unknownManifest);
    }

    public static OnlyPublished blobs(Lookup lookup, Sight sight) {
        return new OnlyPublished(lookup, sight, Lookup::digest, call -> Lookup.unknownBlob(Lookup.digest(call)));
    }

    @Override
    public Call check(Call call) {
        if (wanted.apply(call) instanceof Digest digest
                && sight.hides(call.principal(), lookup.repository(call).id(), digest)) {
            throw unknown.apply(call);
        }
        return call;
    }

    @Override
    public String toString() {
        return "only what is published";
    }
}
