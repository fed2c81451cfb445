// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One login a run for whatever asks again and again, as credentials do. In memory: after a restart of Jenkins a run gets another one, and
 * the one before works on until the run ends.
 */
public final class RunLogins {
    /** Those of this Jenkins. */
    public static final RunLogins OF_JENKINS = new RunLogins();

    private final Map<BuildId, BuildLogin> known = new ConcurrentHashMap<>();

    private RunLogins() {}

    /** Empty for a run that has ended, and while the registry does not run. */
    Optional<BuildLogin> of(Run<?, ?> run) {
        Optional<Registry> registry = RunningRegistry.OF_JENKINS.state().registry();
        if (registry.isEmpty() || !run.isBuilding()) {
            return Optional.empty();
        }
        try {
            return Optional.of(known.computeIfAbsent(
                    RegistryIdentity.of(run), id -> registry.get().builds().begin(id)));
        } catch (IOException e) {
            throw new UncheckedIOException("The run could not be saved, so it has no login at the registry", e);
        }
    }

    /** The run has ended, and its login with it. */
    public void forget(BuildId id) {
        known.remove(id);
    }
}
