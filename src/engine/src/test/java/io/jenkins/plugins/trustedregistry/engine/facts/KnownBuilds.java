// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.facts;

import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildMark;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImage;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImages;
import io.jenkins.plugins.trustedregistry.engine.events.build.ImageBuild;
import io.jenkins.plugins.trustedregistry.engine.events.build.PushingBuild;
import io.jenkins.plugins.trustedregistry.engine.events.build.RunPlace;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds that a test knows, each of one image, and what they are worth. */
public final class KnownBuilds implements BuildImages {
    private final Map<Digest, BuildId> builds = new HashMap<>();
    private final Map<BuildId, Set<BuildMark>> marks = new HashMap<>();
    private final Set<Digest> gone = new HashSet<>();

    public void add(Digest image, Set<BuildMark> worth) {
        BuildId build = new BuildId("b" + builds.size());
        builds.put(image, build);
        marks.put(build, worth);
    }

    public void addGone(Digest image) {
        gone.add(image);
    }

    /** What the host says of them. */
    public BuildWorth worth() {
        return build -> Optional.ofNullable(marks.get(build));
    }

    @Override
    public List<BuildId> pushedBy(Digest digest, int limit) {
        return Optional.ofNullable(builds.get(digest)).stream().toList();
    }

    @Override
    public boolean goneThatPushed(Digest digest) {
        return gone.contains(digest);
    }

    @Override
    public int tidyUp() {
        return 0;
    }

    @Override
    public List<BuildImage> of(BuildId build) {
        return List.of();
    }

    @Override
    public Optional<RunPlace> place(BuildId build) {
        return Optional.empty();
    }

    @Override
    public List<ImageBuild> by(long repositoryId, Digest digest, int limit) {
        return List.of();
    }

    @Override
    public Map<Digest, List<ImageBuild>> pushers(long repositoryId, Collection<Digest> digests) {
        return Map.of();
    }

    @Override
    public List<PushingBuild> latest(String scope, int limit) {
        return List.of();
    }

    @Override
    public void renamed(String from, String to) {}

    @Override
    public void forget(BuildId build) {}

    @Override
    public void forgetJob(String job) {}
}
