// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import io.jenkins.plugins.trustedregistry.server.client.Credential;
import io.jenkins.plugins.trustedregistry.server.client.RegistryApi;
import io.jenkins.plugins.trustedregistry.server.client.SavedLogins;
import io.jenkins.plugins.trustedregistry.server.client.ServerAddress;
import io.jenkins.plugins.trustedregistry.server.client.TrustedCertificates;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What commands find around them.
 *
 * @param userHome the person's own folder
 */
public record Surroundings(
        Map<String, String> environment, Path userHome, Terminal terminal, Servers servers, Homes homes, Clock clock) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those that the root of a command was made with. */
    public static Surroundings of(CommandSpec command) {
        return ((Rooted) command.root().userObject()).surroundings();
    }

    public SavedLogins logins() {
        return SavedLogins.of(environment, userHome);
    }

    public Variables variables() {
        return new Variables(environment);
    }

    /** The value of an environment variable that is set and not blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The root of all commands. */
    public interface Rooted {
        Surroundings surroundings();
    }

    /** Reaches running servers. */
    @FunctionalInterface
    public interface Servers {
        RegistryApi open(ServerAddress server, Credential credential, Optional<TrustedCertificates> trusted);
    }

    /** Opens homes that no server uses. */
    @FunctionalInterface
    public interface Homes {
        /**
         * @param config the settings file; empty: the one in the home, if there is one
         * @throws io.jenkins.plugins.trustedregistry.server.CommandFailure when the home is in use or can't be used
         */
        RegistryApi open(Path home, Optional<Path> config, Variables variables);
    }
}
