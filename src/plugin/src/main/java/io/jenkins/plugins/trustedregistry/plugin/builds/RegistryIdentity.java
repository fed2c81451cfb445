// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.builds;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import jenkins.model.RunAction2;

/** Kept with a run: the identifier under which the registry knows it. No secret; the registry decides what it is worth. */
public final class RegistryIdentity extends InvisibleAction implements RunAction2 {
    private final String id;

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
