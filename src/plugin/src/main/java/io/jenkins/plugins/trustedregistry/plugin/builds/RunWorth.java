// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.builds;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildMark;
import io.jenkins.plugins.trustedregistry.engine.events.build.RunPlace;
import io.jenkins.plugins.trustedregistry.engine.facts.BuildWorth;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What runs are worth to this Jenkins, for rules that prune: asked of the job as it is now. */
public final class RunWorth implements BuildWorth {
    private final Function<BuildId, Optional<RunPlace>> places;

    /** @param places where the registry knows a build to be; empty: it knows nothing of it */
    public RunWorth(Function<BuildId, Optional<RunPlace>> places) {
        this.places = places;
    }

    @Override
    public Optional<Set<BuildMark>> of(BuildId build) {
        return places.apply(build)
                .map(place -> Controller.JENKINS
                        .job(place.job())
                        .map(job -> marks(job, job.getBuildByNumber(place.number()), build))
                        .orElse(Set.of()));
    }

    private static Set<BuildMark> marks(Job<?, ?> job, Run<?, ?> run, BuildId build) {
        Set<BuildMark> marks = EnumSet.noneOf(BuildMark.class);
        addIf(job.isBuildable(), BuildMark.BRANCH_ALIVE, marks);
        boolean there =
                run != null && RegistryIdentity.find(run).filter(build::equals).isPresent();
        if (there) {
            marks.add(BuildMark.THERE);
            addIf(run.isKeepLog(), BuildMark.KEPT, marks);
            addIf(run.isBuilding(), BuildMark.RUNNING, marks);
            addIf(run.equals(job.getLastSuccessfulBuild()), BuildMark.LAST_SUCCESSFUL, marks);
        }
        return marks;
    }

    private static void addIf(boolean so, BuildMark mark, Set<BuildMark> marks) {
        if (so) {
            marks.add(mark);
        }
    }
}
