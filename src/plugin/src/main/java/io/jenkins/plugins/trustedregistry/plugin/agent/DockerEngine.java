// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.ResponseItem;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The docker daemon of an agent, or a remote one. Needs no docker client there. */
final class DockerEngine implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(30);

    private final EngineAddress address;
    private final DockerClient client;

    private DockerEngine(EngineAddress address, DockerClient client) {
        this.address = address;
        this.client = client;
    }

    static DockerEngine at(EngineAddress address) {
        DefaultDockerClientConfig.Builder builder = new DefaultDockerClientConfig.Builder()
                .withDockerHost(address.host())
                .withDockerTlsVerify(address.isEncrypted());
        if (address.isEncrypted()) {
            builder.withDockerCertPath(address.certificates());
        }
        DefaultDockerClientConfig config = builder.build();
        ZerodepDockerHttpClient transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .connectionTimeout(CONNECT)
                .build();
        return new DockerEngine(address, DockerClientImpl.getInstance(config, transport));
    }

    /** Gives an image of the daemon another name. */
    void tag(String source, ImageName image) throws ClientException {
        asked(
                "tag " + Shown.of(source),
                docker -> docker.tagImageCmd(
                                source, withoutTag(image), image.tagOrLatest().name())
                        .exec());
    }

    /** What was pushed: a line of the daemon's answer; empty where a daemon does not say. */
    Optional<ResponseItem.AuxDetail> push(ImageName image, RegistryAccess registry, PrintStream log)
            throws IOException, InterruptedException {
        DaemonAnswers answers = new DaemonAnswers(log);
        String what = "push " + image;
        try (DaemonAnswers running = answers) {
            asked(
                    what,
                    docker -> docker.pushImageCmd(withoutTag(image))
                            .withTag(image.tagOrLatest().name())
                            .withAuthConfig(login(registry))
                            .exec(running.forPush()));
            running.await(problem -> failed(what, problem));
        }
        return answers.pushed();
    }

    void pull(ImageName image, RegistryAccess registry, String platform, PrintStream log)
            throws IOException, InterruptedException {
        String what = "pull " + image;
        try (DaemonAnswers running = new DaemonAnswers(log)) {
            asked(what, docker -> {
                var command = docker.pullImageCmd(image.digest().isPresent() ? named(image) : withoutTag(image))
                        .withAuthConfig(login(registry));
                if (image.digest().isEmpty()) {
                    command.withTag(image.tagOrLatest().name());
                }
                if (!platform.isBlank()) {
                    command.withPlatform(platform.strip());
                }
                return command.exec(running.forPull());
            });
            running.await(problem -> failed(what, problem));
        }
    }

    /** Under which digest the daemon knows an image of a registry; empty when it does not say. */
    String digest(ImageName image) throws ClientException {
        String repository = withoutTag(image) + "@";
        List<String> digests = asked(
                        "look at " + image,
                        docker -> docker.inspectImageCmd(named(image)).exec())
                .getRepoDigests();
        return (digests == null ? List.<String>of() : digests)
                .stream()
                        .filter(each -> each.startsWith(repository))
                        .map(each -> each.substring(repository.length()))
                        .findFirst()
                        .orElse("");
    }

    private static String named(ImageName image) {
        return withoutTag(image) + image.digest().map(value -> "@" + value).orElseGet(() -> ":" + image.tagOrLatest());
    }

    private static String withoutTag(ImageName image) {
        return image.registry().map(host -> host + "/").orElse("") + image.repository();
    }

    private static AuthConfig login(RegistryAccess registry) {
        AuthConfig login = new AuthConfig();
        return registry.user().isEmpty()
                ? login
                : login.withUsername(registry.user()).withPassword(registry.secret());
    }

    private <T> T asked(String what, Function<DockerClient, T> call) throws ClientException {
        try {
            return call.apply(client);
        } catch (NotFoundException e) {
            throw failed(what, "the daemon has no such image");
        } catch (DockerException e) {
            throw failed(what, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw unreachable(what, e);
        }
    }

    private ClientException failed(String what, String problem) {
        String clean = problem.strip();
        return new ClientException("Tried to " + what + " with the docker daemon at " + address.host()
                + ", but failed because it says: "
                + (clean.length() > 500 ? clean.substring(0, 500) : clean).replaceAll("\\p{Cntrl}", " ")
                + (clean.endsWith(".") ? "" : ".") + " Check the image's name and who may do that.");
    }

    private ClientException unreachable(String what, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new ClientException(
                "Tried to " + what + ", but the docker daemon at " + address.host() + " can't be reached ("
                        + cause.getMessage()
                        + "). Start it, let the agent's user use it, or set DOCKER_HOST; or push without a daemon,"
                        + " from a layout or an archive.");
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
