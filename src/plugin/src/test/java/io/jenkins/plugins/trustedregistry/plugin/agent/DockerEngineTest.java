// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.plugin.host.BuildsHost;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Dockerd;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docker-java with a real daemon and the real registry, where there is a daemon to start. */
@Tag("slow")
class DockerEngineTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);

    @Test
    void tagsPushesAndPulls() throws Exception {
        try (Dockerd docker = Dockerd.start(folder.resolve("docker"));
                Registry registry = BuildsHost.open(folder.resolve("home"), 0);
                DockerEngine engine = DockerEngine.at(new EngineAddress(docker.host(), ""))) {
            registry.start();
            docker.image("app:latest", tar());
            RegistryAccess access = access(registry, "build");
            ImageName name = ImageName.parse(access.name() + "/technology/test:v1");

            engine.tag("app:latest", name);
            String digest = engine.push(name, access, out).orElseThrow().getDigest();
            PushedImage pushed = PushedImage.look(access, "technology/test", Optional.of(digest), "v1", Map.of());
            engine.pull(name, access, "", out);

            assertThat(pushed.digest()).isEqualTo(digest);
            assertThat(pushed.size()).isPositive();
            assertThat(engine.digest(name)).isEqualTo(digest);
            assertThat(log.toString(StandardCharsets.UTF_8).lines())
                    .anySatisfy(line -> assertThat(line).endsWith("Pushed"))
                    .allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\r"));

            saysWhatTheDaemonSays(engine, access(registry, "stranger"), name);
        }
    }

    private void saysWhatTheDaemonSays(DockerEngine engine, RegistryAccess stranger, ImageName name) {
        assertThatThrownBy(() -> engine.push(name, stranger, out))
                .isInstanceOf(ClientException.class)
                .hasMessageStartingWith("Tried to push " + name)
                .hasMessageContaining("denied");
        assertThatThrownBy(() -> engine.tag("nothing:here", name))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("no such image");
    }

    @Test
    void aDaemonThatIsNotThereIsASentence() throws Exception {
        EngineAddress nowhere = new EngineAddress("unix://" + folder.resolve("docker.sock"), "");
        try (DockerEngine engine = DockerEngine.at(nowhere)) {
            assertThatThrownBy(() -> engine.tag("app:latest", ImageName.parse("localhost/technology/test")))
                    .isInstanceOf(ClientException.class)
                    .hasMessageContaining("can't be reached")
                    .hasMessageContaining("DOCKER_HOST");
        }
    }

    private RegistryAccess access(Registry registry, String job) {
        BuildLogin login = registry.builds().begin(new BuildId(job));
        String url = "http://127.0.0.1:" + registry.port().orElseThrow();
        return new RegistryAccess(url, false, login.user(), login.secret().text(), "");
    }

    private Path tar() throws Exception {
        Files.writeString(folder.resolve("hello.txt"), "hello");
        Path tar = folder.resolve("one.tar");
        int code = new ProcessBuilder("tar", "-cf", tar.toString(), "-C", folder.toString(), "hello.txt")
                .start()
                .waitFor();
        assertThat(code).isZero();
        return tar;
    }
}
