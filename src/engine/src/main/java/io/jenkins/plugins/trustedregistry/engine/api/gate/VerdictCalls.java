// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.OnlyKnown;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.Optional;

/** What the gates say of one image. */
final class VerdictCalls {
    private final Catalog catalog;
    private final Gates gates;
    private final VerdictViews views;

    VerdictCalls(ApiParts parts) {
        catalog = parts.catalog();
        gates = parts.gates();
        views = new VerdictViews(parts);
    }

    /** Of one image now, under all policies that apply or the one that the query names. */
    Reply show(Call call) throws IOException {
        RepositoryName repository = RepositoryName.parse(call.parameter("repository"));
        Reference reference = Reference.parse(call.parameter("reference"));
        Digest digest = digest(repository, reference);
        Optional<String> policy = call.queryParameter("policy").filter(each -> !each.isEmpty());
        Verdict verdict = policy.isPresent()
                ? gates.verdict(repository, digest, policy.get())
                : gates.verdict(repository, digest);
        return Json.ok(views.of(verdict, repository + (reference instanceof Tag ? ":" : "@") + reference));
    }

    private Digest digest(RepositoryName name, Reference reference) {
        Optional<Repository> found = catalog.repositories().find(name);
        if (reference instanceof Digest digest) {
            return found.flatMap(repository -> catalog.manifests().summary(repository.id(), digest))
                    .map(ManifestSummary::digest)
                    .orElseThrow(() -> OnlyKnown.missing(digest));
        }
        return found.flatMap(repository -> catalog.tags().resolve(repository.id(), (Tag) reference))
                .orElseThrow(() -> Refusals.missing(
                        "The tag " + reference + " is not there: list the repository's tags to see which are."));
    }
}
