// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives the chart to every job. */
@Extension
@SuppressWarnings("rawtypes") // as Jenkins declares it
public final class VerdictTrendFactory extends TransientActionFactory<Job> {
    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return VerdictTrend.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job job) {
        return List.of(new VerdictTrend((Job<?, ?>) job));
    }
}
