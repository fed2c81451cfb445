// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;
import java.util.Optional;

/**
 * What a build has staged and not published is not there, to all but whoever {@link Sight#mayKnow}: stands before every call whose path
 * names a manifest by its digest. Tags need no look, because they point at what is published.
 */
public final class OnlyKnown implements Check {
    private final Repositories repositories;
    private final Sight sight;

    public OnlyKnown(ApiParts parts) {
        this.repositories = parts.catalog().repositories();
        this.sight = parts.sight();
    }

    @Override
    public Call check(Call call) {
        named(call).filter(digest -> !mayKnow(call, digest)).ifPresent(digest -> {
            throw missing(digest);
        });
        return call;
    }

    private static Optional<Digest> named(Call call) {
        Map<String, String> path = call.pathParameters();
        return Optional.ofNullable(path.get("digest"))
                .or(() -> Optional.ofNullable(path.get("reference")))
                .map(Reference::parse)
                .filter(Digest.class::isInstance)
                .map(Digest.class::cast);
    }

    private boolean mayKnow(Call call, Digest digest) {
        Optional<Repository> repository = repositories.find(RepositoryName.parse(call.parameter("repository")));
        return repository.isEmpty()
                || sight.mayKnow(call.principal(), repository.get().id(), digest);
    }

    /** As every call answers that names a manifest which is not there. */
    public static RegistryException missing(Digest digest) {
        return Refusals.missing(
                "The manifest " + digest + " is not there: list the repository's manifests to see which are.");
    }

    @Override
    public String toString() {
        return "only what is published";
    }
}
