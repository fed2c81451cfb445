// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The administrator's guide shows how nginx is put before the registry: with exactly that, real clients and the pages work. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NginxTest {
    private static final String REPOSITORY = "technology/test";
    private static final int MEGABYTE = 1 << 20;
    private static final int LAYER = 200 * MEGABYTE;
    private static final long NEEDED = 10L * LAYER;

    @TempDir
    private Path folder;

    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        Tools.need("nginx");
        Path settings = Files.writeString(
                folder.resolve("settings.yaml"),
                "unclassified: {trustedRegistry: {general: {trustedProxies: [127.0.0.1]}}}");
        server = Launch.plain(folder).with("--config", settings.toString()).start();
        server.tellTheStory();
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void skopeoAndDockerPushAndPullALayerOf200Megabytes() throws Exception {
        Tools.needSpace(folder, NEEDED);
        Path layout = LayoutOfFiles.make(folder, "COPY large", Map.of("large", random(LAYER)));
        try (Nginx nginx = nginx(Nginx.guide());
                DockerEngine engine = DockerEngine.start(Files.createDirectories(folder.resolve("engine")))) {
            push(nginx, layout).succeeded();
            String image = nginx.address() + "/" + REPOSITORY + ":pushed";

            Command docker = docker(engine);
            login(engine, nginx).succeeded().says("Login Succeeded");
            docker.run(engine.client(), "pull", image).succeeded();
            Path tar = folder.resolve("other.tar");
            Files.write(folder.resolve("other"), random(LAYER));
            Command.in(folder)
                    .run("tar", "--create", "--file", tar.toString(), "other")
                    .succeeded();
            String other = nginx.address() + "/" + REPOSITORY + ":docker";
            docker.run(engine.client(), "import", tar.toString(), other).succeeded();
            docker.run(engine.client(), "push", other).succeeded().says("docker: digest: sha256:");

            Path pulled = Files.createDirectories(folder.resolve("pulled"));
            skopeo(nginx, "copy", "--src-cert-dir=" + nginx.trust(), "docker://" + other, "oci:" + pulled)
                    .succeeded();
            // A layer never lay on nginx's disk.
            assertThat(nginx.warnings()).doesNotContain("buffered to a temporary file");
        }
        assertThat(server.log()).doesNotContain(" ERROR ");
    }

    @Test
    void uploadsInChunksAndThePagesWork() throws Exception {
        try (Nginx nginx = nginx(Nginx.guide())) {
            RegistryUser admin = new RegistryUser(
                    URI.create(nginx.url()),
                    nginx.http(),
                    RunningServer.basic(RunningServer.ADMIN, RunningServer.PASSWORD));
            byte[] content = random(5 * MEGABYTE);
            String upload = admin.startUpload(REPOSITORY);
            admin.sendChunk(upload, content, 0, MEGABYTE);
            admin.sendChunk(upload, content, MEGABYTE, content.length);
            admin.finish(upload, Images.digest(content), new byte[0]);
            byte[] unmeasured = random(5 * MEGABYTE);
            assertThat(streamed(nginx, admin.startUpload(REPOSITORY), unmeasured)
                            .statusCode())
                    .isEqualTo(202);
            assertThat(RegistryUser.expect(200, admin.get("/v2/" + REPOSITORY + "/blobs/" + Images.digest(content)))
                            .body())
                    .isEqualTo(content);

            HttpResponse<String> challenge = get(nginx, "/v2/");
            assertThat(challenge.statusCode()).isEqualTo(401);
            assertThat(challenge.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("realm=\"" + nginx.url() + "/");
            HttpResponse<String> pages = get(nginx, "/ui/");
            assertThat(pages.statusCode()).isEqualTo(200);
            assertThat(pages.headers().firstValue("Content-Security-Policy")).isPresent();
            HttpResponse<String> signedIn = nginx.http()
                    .send(
                            HttpRequest.newBuilder(URI.create(nginx.url() + "/api/v1/session"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"user\":\"" + RunningServer.ADMIN
                                            + "\",\"password\":\"" + RunningServer.PASSWORD + "\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(signedIn.statusCode()).isBetween(200, 299);
            assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("Secure");
        }
    }

    /** What the guide's table says clients see. */
    @Test
    void whatALineThatIsMissingDoesStandsInTheGuide() throws Exception {
        Path layout = LayoutOfFiles.make(folder, "COPY large", Map.of("large", random(3 * MEGABYTE)));

        try (DockerEngine engine = DockerEngine.start(Files.createDirectories(folder.resolve("engine")))) {
            try (Nginx nginx = nginx(without("client_max_body_size"))) {
                String image = nginx.address() + "/" + REPOSITORY + ":refused";
                Images.importBusybox(engine, folder, image);
                login(engine, nginx).succeeded();
                String words = inGuide("413 Request Entity Too Large");
                push(nginx, layout).failed().says(words);
                docker(engine).run(engine.client(), "push", image).failed().says(words);
            }
            try (Nginx nginx = nginx(without("X-Forwarded-Proto"))) {
                push(nginx, layout)
                        .failed()
                        .says(inGuide("Requesting bearer token: invalid status code from registry 400"));
                login(engine, nginx).failed().says(inGuide("The plain HTTP request was sent to HTTPS port"));
            }
        }
    }

    private static String inGuide(String words) throws IOException {
        assertThat(Files.readString(Path.of("../../docs/administrator-guide.md")))
                .contains(words);
        return words;
    }

    private Command docker(DockerEngine engine) throws IOException {
        return engine.docker(Files.createDirectories(folder.resolve("docker")));
    }

    private Command.Result login(DockerEngine engine, Nginx nginx) throws IOException {
        return docker(engine)
                .feed(
                        RunningServer.PASSWORD,
                        engine.client(),
                        "login",
                        "--username=nigelpoulton",
                        "--password-stdin",
                        nginx.address());
    }

    private Command.Result push(Nginx nginx, Path layout) throws IOException {
        return skopeo(
                nginx,
                "copy",
                "--dest-cert-dir=" + nginx.trust(),
                "oci:" + layout,
                "docker://" + nginx.address() + "/" + REPOSITORY + ":pushed");
    }

    private static String without(String words) throws IOException {
        List<String> lines = Nginx.guide().lines().toList();
        List<String> left = lines.stream().filter(line -> !line.contains(words)).toList();
        assertThat(left).hasSize(lines.size() - 1);
        return String.join("\n", left);
    }

    private Nginx nginx(String site) throws Exception {
        return Nginx.before(server, Files.createTempDirectory(folder, "nginx"), site);
    }

    private Command.Result skopeo(Nginx nginx, String command, String... arguments) {
        List<String> argv = new ArrayList<>(List.of(Tools.need("skopeo"), command));
        boolean push = List.of(arguments).get(arguments.length - 1).startsWith("docker:");
        argv.add((push ? "--dest-creds=" : "--src-creds=") + "nigelpoulton:" + RunningServer.PASSWORD);
        argv.addAll(List.of(arguments));
        return Command.in(folder).run(argv.toArray(String[]::new));
    }

    /** Sends bytes without saying how many they are. */
    private static HttpResponse<String> streamed(Nginx nginx, String upload, byte[] content) throws Exception {
        return nginx.http()
                .send(
                        HttpRequest.newBuilder(URI.create(nginx.url()).resolve(upload))
                                .header(
                                        "Authorization",
                                        RunningServer.basic(RunningServer.ADMIN, RunningServer.PASSWORD))
                                .header("Content-Type", "application/octet-stream")
                                .method(
                                        "PATCH",
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(content)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static HttpResponse<String> get(Nginx nginx, String path) throws Exception {
        return nginx.http()
                .send(
                        HttpRequest.newBuilder(URI.create(nginx.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
