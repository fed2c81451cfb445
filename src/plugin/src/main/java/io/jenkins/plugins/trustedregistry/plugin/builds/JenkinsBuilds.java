// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.builds;

import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The runs that have an identity in the registry and have not ended. A run that goes on after a restart comes back by itself. */
public final class JenkinsBuilds implements RunningBuilds {
    /** Those of this Jenkins. */
    public static final JenkinsBuilds OF_JENKINS = new JenkinsBuilds();

    private final Map<BuildId, Entry> running = new ConcurrentHashMap<>();

    private JenkinsBuilds() {}

    private record Entry(Run<?, ?> run, Trust trust) {}

    void add(BuildId id, Run<?, ?> run) {
        running.put(id, new Entry(run, Origin.trust(run)));
    }

    /** The run has ended. */
    public void remove(BuildId id) {
        running.remove(id);
    }

    /** The run itself, while it runs. */
    public Optional<Run<?, ?>> run(BuildId id) {
        return Optional.ofNullable(running.get(id)).<Run<?, ?>>map(Entry::run).filter(Run::isBuilding);
    }

    @Override
    public Optional<RunningBuild> find(BuildId id) {
        return Optional.ofNullable(running.get(id))
                .filter(entry -> entry.run().isBuilding())
                .map(entry -> new RunningBuild(
                        id, entry.run().getParent().getFullName(), entry.run().getNumber(), entry.trust()));
    }
}
