// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.pruning;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.api.common.StartedJob;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.pruning.Pruning;
import io.jenkins.plugins.trustedregistry.engine.pruning.plan.PruningPlan;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What policies would do, and are to do now. */
final class PruneCalls {
    private final Repositories repositories;
    private final Pruning pruning;
    private final InstantSource clock;

    PruneCalls(Repositories repositories, Pruning pruning, InstantSource clock) {
        this.repositories = repositories;
        this.pruning = pruning;
        this.clock = clock;
    }

    /** What would become of each tag now. */
    Reply plan(Call call) {
        return page(call, pruning.pruner().plan(Paths.repository(repositories, call)));
    }

    /** What one policy would do that is not saved. */
    Reply test(Call call) throws IOException {
        Repository repository = Paths.repository(repositories, call);
        return page(
                call,
                pruning.pruner()
                        .test(
                                repository,
                                PolicyBody.of(call).tried(call.principal().shownName(), clock.instant())));
    }

    /** The plan is made of all tags, as some hang on others; a page of it is shown. */
    private static Reply page(Call call, PruningPlan plan) {
        Page.Request page = Page.Request.of(call);
        List<PruningPlan.Step> from = plan.steps().stream()
                .sorted(Comparator.comparing(PruningPlan.Step::tag))
                .filter(step -> step.tag().name().compareTo(page.after()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Json.ok(page.page(from, step -> step.tag().name(), StepView::of));
    }

    Reply run(Call call) {
        return started(pruning.jobs()
                .run(Paths.repository(repositories, call), call.principal().shownName()));
    }

    Reply runAll(Call call) {
        return started(pruning.jobs().runAll(call.principal().shownName()));
    }

    private static Reply started(Job job) {
        StartedJob started = StartedJob.of(job);
        return Json.created(started.location(), started);
    }

    Reply limit(Call call) {
        return Json.ok(Map.of(
                "tags",
                pruning.limits().of(Paths.repository(repositories, call).id()).orElse(0)));
    }

    Reply setLimit(Call call) throws IOException {
        int tags = JsonBody.of(call, "tags")
                .number("tags")
                .orElseThrow(() -> Refusals.invalid("'tags' is missing: say how many, or 0 for no limit."));
        pruning.limits().set(Paths.repository(repositories, call).id(), tags);
        return Json.ok(Map.of("tags", tags));
    }

    /** What becomes of a tag. */
    record StepView(Tag tag, Digest digest, Instant updatedAt, String fate, String policy, String reason) {
        static StepView of(PruningPlan.Step step) {
            return new StepView(
                    step.tag(), step.digest(), step.updatedAt(), step.fate().toString(), step.policy(), step.reason());
        }
    }
}
