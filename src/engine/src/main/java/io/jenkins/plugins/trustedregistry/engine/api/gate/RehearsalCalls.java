// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.jenkins.plugins.trustedregistry.engine.gate.rehearsal.RehearsedImage;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What a policy would do, before it does. */
final class RehearsalCalls {
    private static final int USUAL = 100;

    private final Gates gates;

    RehearsalCalls(Gates gates) {
        this.gates = gates;
    }

    /** The body has a policy, as settings write it, or the name of one of this scope. */
    Reply rehearse(Call call) throws IOException {
        Scope scope = Placed.scope(call);
        JsonBody body = JsonBody.of(call, "policy", "last");
        int last = body.number("last").orElse(USUAL);
        if (last < 1 || last > Rehearsals.MOST) {
            throw Refusals.invalid("last is " + last + ": use 1 to " + Rehearsals.MOST + ".");
        }
        return Json.ok(RehearsalView.of(gates.rehearsals().rehearse(policy(body, scope), last)));
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
     * @param builds how many builds pushed them, as far as builds did
     * @param stoppedBuilds how many of these would have been stopped at one
     */
    record RehearsalView(
            String policy, int looked, long stopped, int builds, int stoppedBuilds, List<ImageView> images) {

        static RehearsalView of(Rehearsal rehearsal) {
            return new RehearsalView(
                    rehearsal.policy().fullName(),
                    rehearsal.images().size(),
                    rehearsal.stopped(),
                    rehearsal.builds().size(),
                    rehearsal.stoppedBuilds().size(),
                    rehearsal.images().stream().map(ImageView::of).toList());
        }
    }

    record ImageView(
            RepositoryName repository,
            Digest digest,
            List<Tag> tags,
            Instant pushedAt,
            String pushedBy,
            String outcome,
            String sentence) {

        static ImageView of(RehearsedImage image) {
            return new ImageView(
                    image.repository(),
                    image.manifest().digest(),
                    image.tags(),
                    image.manifest().pushedAt(),
                    image.manifest().pushedBy(),
                    image.verdict().outcome().toString(),
                    image.verdict().sentence());
        }
    }
}
