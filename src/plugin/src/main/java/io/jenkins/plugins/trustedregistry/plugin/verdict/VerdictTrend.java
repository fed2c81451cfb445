// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A chart on the page of a job: how many findings its last runs had. Made when the page is shown; without runs that asked there is none. */
public final class VerdictTrend extends InvisibleAction {
    private static final int RUNS = 30;
    private static final int FURTHEST = 100;

    private final Job<?, ?> job;

    VerdictTrend(Job<?, ?> job) {
        this.job = job;
    }

    /** The oldest first; one alone is no trend. */
    public List<TrendBar> getBars() {
        List<TrendBar.Counts> counts = counts();
        return counts.size() < 2 ? List.of() : TrendBar.of(counts);
    }

    /** What the axis reaches to. */
    public int getMost() {
        return counts().stream().mapToInt(TrendBar.Counts::total).max().orElse(0);
    }

    private List<TrendBar.Counts> counts() {
        List<TrendBar.Counts> found = new ArrayList<>();
        Run<?, ?> run = job.getLastBuild();
        for (int i = 0; run != null && i < FURTHEST && found.size() < RUNS; i++) {
            List<KeptVerdict> verdicts = RunVerdicts.of(run);
            if (!verdicts.isEmpty()) {
                found.add(TrendBar.Counts.of(run.getNumber(), verdicts));
            }
            run = run.getPreviousBuild();
        }
        Collections.reverse(found);
        return found;
    }
}
