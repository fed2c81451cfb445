// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prunes one repository, or all of them from behind the one it had reached. */
final class PruningWork implements JobWork {
    static final String REPOSITORY = "repository";
    private static final int PAGE = 100;

    private final Repositories repositories;
    private final Pruner pruner;
    private final Runnable atEnd;

    /** @param atEnd what is tidied up when all repositories were looked at */
    PruningWork(Repositories repositories, Pruner pruner, Runnable atEnd) {
        this.repositories = repositories;
        this.pruner = pruner;
        this.atEnd = atEnd;
    }

    @Override
    public JobOutcome run(JobRun run) {
        Optional<RepositoryName> one =
                Optional.ofNullable(run.parameters().get(REPOSITORY)).map(RepositoryName::parse);
        long pruned = 0;
        if (one.isPresent()) {
            Optional<Repository> found = repositories.find(one.get());
            pruned = found.isPresent() ? prune(found.get(), run) : 0;
        } else {
            pruned = all(run);
            atEnd.run();
        }
        return new JobOutcome(
                "Moved " + pruned + (pruned == 1 ? " tag" : " tags")
                        + " into the trash, with what nothing else leads to.",
                Map.of("tags", pruned));
    }

    private long all(JobRun run) {
        long pruned = 0;
        List<Repository> page = repositories.list(run.checkpoint().orElse(""), PAGE);
        while (!page.isEmpty()) {
            for (Repository repository : page) {
                pruned += prune(repository, run);
                run.save(repository.name().name());
                run.progress(new JobProgress(pruned, Optional.empty(), "tags", "In " + repository.name() + "."));
            }
            page = repositories.list(page.get(page.size() - 1).name().name(), PAGE);
        }
        return pruned;
    }

    private int prune(Repository repository, JobRun run) {
        run.proceed();
        return pruner.execute(repository, pruner.plan(repository), run::proceed, run::log);
    }
}
