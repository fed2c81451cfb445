// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.client.login.Login;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.client.transport.HttpTransport;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Proxies;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Trusted;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.ClientImages;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.OutsideImage;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.command.common.NewPassword;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How another registry is reached, and who logs in there. */
public final class OtherRegistry {
    public static final String PASSWORD = "TRUSTED_REGISTRY_OTHER_PASSWORD";

    @Option(names = "--user", paramLabel = "NAME", description = "Whom to log in as there. Default: nobody.")
    private @Nullable String user;

    @Mixin
    private NewPassword password;

    @Option(names = "--other-ca", paramLabel = "FILE", description = "A certificate authority to trust there, in PEM.")
    private @Nullable Path authority;

    @Option(names = "--plain-http", description = "Without TLS.")
    private boolean plainHttp;

    /** Does something with the images of a name in another registry. */
    @FunctionalInterface
    public interface Work {
        void with(List<OutsideImage> images) throws IOException;
    }

    /** @param image as REGISTRY/REPOSITORY:TAG */
    public void images(String image, Surroundings surroundings, Work work) {
        try {
            ImageName name = ImageName.parse(image);
            String host = name.registry()
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE,
                            "'" + image
                                    + "' names no registry: write HOST/REPOSITORY:TAG. This registry's own images are"
                                    + " known to it already."));
            String trusted = authority == null ? "" : Files.readString(authority);
            try (RemoteRegistry registry = RemoteRegistry.of(
                    RegistryUrl.parse(plainHttp ? "http://" + host : host, plainHttp),
                    login(surroundings),
                    HttpTransport.of(Trusted.with(trusted), Proxies.of(surroundings.environment())),
                    Retries.usual())) {
                work.with(ClientImages.of(registry.repository(name.repository()).image(name.reference()), image));
            }
        } catch (RegistryException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "Interrupted.", e);
        }
    }

    private Login login(Surroundings surroundings) {
        if (user == null) {
            return Login.NONE;
        }
        Optional<String> known = password.isFromInput() ? Optional.empty() : surroundings.variable(PASSWORD);
        return new Login(
                user, known.orElseGet(() -> password.existing(surroundings.terminal(), "Password of " + user + ": ")));
    }
}
