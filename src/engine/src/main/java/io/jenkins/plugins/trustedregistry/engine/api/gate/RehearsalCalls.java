// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.rehearsal.Rehearsal;
import io.jenkins.plugins.trustedregistry.engine.gate.rehearsal.Rehearsals;
import io.jenkins.plugins.trustedregistry.engine.gate.rehearsal.RehearsedBuild;
import io.jenkins.plugins.trustedregistry.engine.gate.rehearsal.RehearsedImage;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a policy would do, before it does. */
final class RehearsalCalls {
    private static final int USUAL = 100;

    private final Gates gates;
    private final VerdictViews views;

    RehearsalCalls(ApiParts parts) {
        gates = parts.gates();
        views = new VerdictViews(parts);
    }

    /** The body has a policy, as settings write it, or the name of one of this scope. */
    Reply rehearse(Call call) throws IOException {
        Scope scope = Placed.scope(call);
        JsonBody body = JsonBody.of(call, "policy", "last");
        int last = body.number("last").orElse(USUAL);
        if (last < 1 || last > Rehearsals.MOST) {
            throw Refusals.invalid("last is " + last + ": use 1 to " + Rehearsals.MOST + ".");
        }
        return Json.ok(RehearsalView.of(gates.rehearsals().rehearse(policy(body, scope), last), views));
    }

    private Policy policy(JsonBody body, Scope scope) {
        if (body.value("policy") instanceof ObjectNode written) {
            Placed.requireSame(scope, written);
            written.put("scope", scope.text());
            if (!written.hasNonNull("name")) {
                written.put("name", "rehearsed");
            }
            return Bodies.block(written, Policy.class);
        }
        String name = body.text("policy");
        return gates.tables()
                .policies()
                .find(scope, name)
                .map(StoredPolicy::policy)
                .orElseThrow(() -> Refusals.missing("There is no policy '" + Shown.of(name) + "' of " + scope.words()
                        + ": write the policy itself, or the name of one that there is."));
    }

    /**
     * @param looked how many images it was tried on
     * @param stopped how many it would stop
     * @param builds how many builds it was tried on: those that pushed last
     * @param stoppedBuilds how many of these would have been stopped
     * @param dataAsOf how old the vulnerability data is, the oldest of all these images; left out: there is none
     * @param dataOld whether it is older than the settings want it, or there is none
     */
    record RehearsalView(
            String policy,
            int looked,
            long stopped,
            int builds,
            long stoppedBuilds,
            Optional<Instant> dataAsOf,
            boolean dataOld,
            List<ImageView> images,
            List<BuildView> lastBuilds) {

        static RehearsalView of(Rehearsal rehearsal, VerdictViews views) {
            Optional<Instant> dataAsOf = Stream.concat(
                            rehearsal.images().stream().map(RehearsedImage::verdict),
                            rehearsal.builds().stream().flatMap(each -> each.verdicts().stream()))
                    .flatMap(each -> each.dataAsOf().stream())
                    .min(Comparator.naturalOrder());
            return new RehearsalView(
                    rehearsal.policy().fullName(),
                    rehearsal.images().size(),
                    rehearsal.stopped(),
                    rehearsal.builds().size(),
                    rehearsal.stoppedBuilds(),
                    dataAsOf,
                    views.isOld(dataAsOf),
                    rehearsal.images().stream()
                            .map(each -> ImageView.of(each, views))
                            .toList(),
                    rehearsal.builds().stream()
                            .map(each -> BuildView.of(each, views))
                            .toList());
        }
    }

    record ImageView(
            RepositoryName repository,
            Digest digest,
            List<Tag> tags,
            Instant pushedAt,
            String pushedBy,
            String outcome,
            String sentence,
            Optional<Instant> dataAsOf,
            boolean dataOld) {

        static ImageView of(RehearsedImage image, VerdictViews views) {
            return new ImageView(
                    image.repository(),
                    image.manifest().digest(),
                    image.tags(),
                    image.manifest().pushedAt(),
                    image.manifest().pushedBy(),
                    image.verdict().outcome().toString(),
                    views.sentence(image.verdict()),
                    image.verdict().dataAsOf(),
                    views.isOld(image.verdict().dataAsOf()));
        }
    }

    /** @param images how many of those that it pushed are still there */
    record BuildView(String job, int number, Instant pushedAt, int images, boolean stopped, Optional<String> sentence) {

        static BuildView of(RehearsedBuild build, VerdictViews views) {
            return new BuildView(
                    build.build().job(),
                    build.build().number(),
                    build.build().at(),
                    build.verdicts().size(),
                    build.stopped(),
                    build.verdicts().stream()
                            .filter(Verdict::blocks)
                            .findFirst()
                            .map(views::sentence));
        }
    }
}
