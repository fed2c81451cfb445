// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagedTag;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The staging area of one block: made when it begins, published or given up when it ends. */
final class Staging {
    private Staging() {}

    /** A new area of a run. */
    static StagingId begin(Run<?, ?> run) throws IOException {
        BuildId build = RegistryIdentity.of(run);
        Registry registry = BuildRegistries.registry();
        return Loader.PLUGIN.call(() -> registry.stagings().begin(build));
    }

    /**
     * Publishes what was pushed, when the block and the run are well so far; else gives it up.
     *
     * @param well whether the block ended without an exception
     */
    static void end(Run<?, ?> run, StagingId id, boolean well, TaskListener listener) throws IOException {
        Result result = run.getResult();
        if (well && (result == null || !result.isWorseThan(Result.UNSTABLE))) {
            publish(run, id, listener);
        } else {
            giveUp(id);
            listener.getLogger()
                    .println("Nothing of what was staged is published, because the block or the build failed.");
        }
    }

    private static void publish(Run<?, ?> run, StagingId id, TaskListener listener) throws IOException {
        Registry registry = BuildRegistries.registry();
        BuildId build = RegistryIdentity.of(run);
        try {
            List<StagedTag> tags = Loader.PLUGIN.call(() -> registry.stagings().publish(build, id));
            listener.getLogger()
                    .println(
                            tags.isEmpty()
                                    ? "Nothing was staged, so nothing is published."
                                    : "Published " + tags.size() + (tags.size() == 1 ? " tag: " : " tags at once: ")
                                            + tags.stream()
                                                    .map(tag -> tag + " (" + tag.digest() + ")")
                                                    .collect(Collectors.joining(", ")));
        } catch (RegistryException e) {
            giveUp(id);
            throw new AbortException(e.getMessage() + " Nothing was published.");
        }
    }

    private static void giveUp(StagingId id) {
        RunningRegistry.OF_JENKINS
                .state()
                .registry()
                .ifPresent(registry -> Loader.PLUGIN.call(() -> {
                    registry.stagings().discard(id);
                    return id;
                }));
    }
}
