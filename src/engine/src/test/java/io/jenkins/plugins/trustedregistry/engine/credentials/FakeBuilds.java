// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The builds of a host in memory. */
public final class FakeBuilds implements RunningBuilds {
    private final Map<BuildId, RunningBuild> running = new ConcurrentHashMap<>();

    /** A build begins, or goes on under another name. */
    public BuildId run(String id, String job, int number, Trust trust) {
        BuildId build = new BuildId(id);
        running.put(build, new RunningBuild(build, job, number, trust));
        return build;
    }

    public void end(BuildId build) {
        running.remove(build);
    }

    @Override
    public Optional<RunningBuild> find(BuildId id) {
        return Optional.ofNullable(running.get(id));
    }
}
