// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.builds;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import jenkins.model.RunAction2;
import org.jspecify.annotations.Nullable;

/** Kept with a run: the identifier under which the registry knows it. No secret; the registry decides what it is worth. */
public final class RegistryIdentity extends InvisibleAction implements RunAction2 {
    private final String id;
    /** Agents where the run got a login, for what is said of it later; null in runs from before this was noted. */
    private @Nullable Set<String> agents;

    private RegistryIdentity(String id) {
        this.id = id;
    }

    /** That of a run which is about to log in; made and saved the first time. */
    public static BuildId of(Run<?, ?> run) throws IOException {
        synchronized (run) {
            Optional<BuildId> known = find(run);
            if (known.isPresent()) {
                return known.get();
            }
            RegistryIdentity made = new RegistryIdentity(UUID.randomUUID().toString());
            run.addAction(made);
            run.save();
            return made.id();
        }
    }

    /** Empty for a run that never logged in. */
    public static Optional<BuildId> find(Run<?, ?> run) {
        return Optional.ofNullable(run.getAction(RegistryIdentity.class)).map(RegistryIdentity::id);
    }

    /** Notes where a run uses the registry. @param agent empty for Jenkins' own machine */
    public static void usedOn(Run<?, ?> run, String agent) throws IOException {
        of(run);
        synchronized (run) {
            RegistryIdentity identity = run.getAction(RegistryIdentity.class);
            Set<String> known = new TreeSet<>(agents(run));
            if (known.add(agent.isEmpty() ? "built-in" : agent)) {
                identity.agents = known;
                run.save();
            }
        }
    }

    /** Where it has used the registry. */
    public static List<String> agents(Run<?, ?> run) {
        return Optional.ofNullable(run.getAction(RegistryIdentity.class))
                .map(identity -> identity.agents)
                .map(List::copyOf)
                .orElse(List.of());
    }

    private BuildId id() {
        return new BuildId(id);
    }

    @Override
    public void onAttached(Run<?, ?> run) {
        JenkinsBuilds.OF_JENKINS.add(id(), run);
    }

    /** Also for runs that ended long ago; whether one still builds is asked when it matters. */
    @Override
    public void onLoad(Run<?, ?> run) {
        if (run.isBuilding()) {
            JenkinsBuilds.OF_JENKINS.add(id(), run);
        }
    }
}
