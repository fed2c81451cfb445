// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.plugin.agent.RegistryAccess;
import io.jenkins.plugins.trustedregistry.plugin.credentials.RegistryBundle;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.util.Optional;

/**
 * A registry as one step sees it, with a login. Closing it ends a login that was made for the step alone.
 *
 * @param name host, or host:port, as docker writes it
 * @param own the login as the running build, at the registry of this Jenkins
 * @param bundle what the login is from, where that is a client bundle
 */
public record BuildRegistry(
        String name, RegistryAccess access, Optional<BuildLogin> own, Optional<RegistryBundle> bundle)
        implements AutoCloseable {

    @Override
    public void close() {
        Optional<Registry> registry = RunningRegistry.OF_JENKINS.state().registry();
        own.ifPresent(login -> registry.ifPresent(running -> running.builds().end(login)));
    }
}
