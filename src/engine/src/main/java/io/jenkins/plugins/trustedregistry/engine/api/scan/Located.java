// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import io.jenkins.plugins.trustedregistry.engine.api.common.OnlyKnown;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/** The manifest that a call's path names by tag or digest; it may have gone since the checks ran. */
record Located(Repository repository, Digest digest, Optional<Tag> tag) {

    static Located of(Catalog catalog, Call call) {
        Repository repository = Paths.repository(catalog.repositories(), call);
        Reference reference = Reference.parse(call.parameter("reference"));
        if (reference instanceof Tag tag) {
            Digest digest = catalog.tags()
                    .resolve(repository.id(), tag)
                    .orElseThrow(() -> Refusals.missing(
                            "The tag " + tag + " is not there: list the repository's tags to see which are."));
            return new Located(repository, digest, Optional.of(tag));
        }
        Digest digest = (Digest) reference;
        if (catalog.manifests().summary(repository.id(), digest).isEmpty()) {
            throw OnlyKnown.missing(digest);
        }
        return new Located(repository, digest, Optional.empty());
    }
}
