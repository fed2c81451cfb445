// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.api.common.OnlyKnown;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable.Placed;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Outcome;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the gates say of images. */
final class VerdictCalls {
    private static final String SEPARATOR = " ";

    private final Catalog catalog;
    private final Gates gates;

    VerdictCalls(ApiParts parts) {
        this.catalog = parts.catalog();
        this.gates = parts.gates();
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
        return Json.ok(VerdictView.of(verdict, repository + (reference instanceof Tag ? ":" : "@") + reference));
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

    /** What was written down last of each image; of one repository, or of all. */
    Reply list(Call call) {
        Optional<Repository> repository = Optional.ofNullable(
                        call.pathParameters().get("repository"))
                .map(RepositoryName::parse)
                .map(name -> catalog.repositories()
                        .find(name)
                        .orElseThrow(() -> Refusals.missing(
                                "The repository " + name + " is not there: it was deleted, or never made.")));
        Page.Request page = Page.Request.of(call);
        After after = After.parse(page.after());
        List<Placed> found = gates.tables()
                .verdicts()
                .list(
                        repository.map(Repository::id),
                        call.queryParameter("outcome").map(VerdictCalls::outcome),
                        after.repository(),
                        after.digest(),
                        page.limit() + 1);
        return Json.ok(page.page(
                found,
                each -> each.repositoryId() + SEPARATOR + each.verdict().digest(),
                each -> VerdictView.of(each.verdict())));
    }

    private record After(long repository, String digest) {
        static After parse(String key) {
            if (key.isEmpty()) {
                return new After(0, "");
            }
            String[] parts = key.split(SEPARATOR, 2);
            try {
                return new After(Long.parseLong(parts[0]), parts.length == 2 ? parts[1] : "");
            } catch (NumberFormatException e) {
                throw Refusals.invalid("The cursor is not one of this list: leave it out to start from the beginning.");
            }
        }
    }

    private static Outcome outcome(String text) {
        return Arrays.stream(Outcome.values())
                .filter(each -> each.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusals.invalid(
                        "outcome '" + Shown.of(text) + "' is not known: use passed, warned or blocked."));
    }
}
