// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobStoppedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job's run that the test holds in its hands: it may be stopped at a certain step, and remembers what was saved. */
public final class FakeRun implements JobRun {
    private final List<String> lines = new ArrayList<>();
    private Optional<String> checkpoint = Optional.empty();
    private JobProgress progress = JobProgress.NONE;
    private Duration rested = Duration.ZERO;
    private int steps = Integer.MAX_VALUE;

    /** Lets so many steps happen and then stops. */
    public FakeRun stoppingAfter(int wanted) {
        steps = wanted;
        return this;
    }

    public FakeRun from(Optional<String> saved) {
        checkpoint = saved;
        return this;
    }

    public List<String> lines() {
        return lines;
    }

    public JobProgress shown() {
        return progress;
    }

    public Duration rested() {
        return rested;
    }

    @Override
    public long id() {
        return 1;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public Optional<String> checkpoint() {
        return checkpoint;
    }

    @Override
    public void save(String text) {
        checkpoint = Optional.of(text);
    }

    @Override
    public void progress(JobProgress now) {
        progress = now;
    }

    @Override
    public void log(String sentence) {
        lines.add(sentence);
    }

    @Override
    public void proceed() {
        if (steps-- <= 0) {
            throw new JobStoppedException(true);
        }
    }

    @Override
    public void rest(Duration time) {
        rested = rested.plus(time);
    }
}
