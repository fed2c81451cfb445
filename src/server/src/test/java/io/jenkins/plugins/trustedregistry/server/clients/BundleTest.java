// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client bundle as its owner uses it: unpacked, and its env.sh taken into a shell. */
@Tag("slow")
class BundleTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NIGEL = "nigelpoulton";

    @TempDir
    private static Path folder;

    private static int enginePort;
    private static RunningServer server;

    @BeforeAll
    static void startServer() throws Exception {
        enginePort = freePort();
        Path settings = Files.writeString(folder.resolve("registry.yaml"), """
                unclassified:
                  trustedRegistry:
                    bundles: {dockerHost: "tcp://127.0.0.1:%d"}
                """.formatted(enginePort));
        server = Launch.tls(folder).with("--config", settings.toString()).start();
        server.tellTheStory();
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void pointsDockerAtTheRemoteEngineAndLogsItIn() throws Exception {
        Path bundle = bundle(NIGEL, "laptop");
        try (DockerEngine engine = DockerEngine.startWithTls(
                Files.createDirectories(folder.resolve("engine")), enginePort, engineCertificate())) {
            String image = server.address() + "/technology/test:v1";
            Images.importBusybox(engine, folder, image);

            inBundle(bundle, "docker version").succeeded().says("Server:");
            inBundle(bundle, "docker push " + image).succeeded().says("v1: digest: sha256:");
            inBundle(bundle, "docker rmi " + image + " && docker pull " + image).succeeded();

            assertThatEngineRefusesStrangers();
            revoke(bundle);
            inBundle(bundle, "docker push " + image).failed().says("unauthorized");
        }
    }

    private void assertThatEngineRefusesStrangers() throws Exception {
        String docker = Tools.need("docker");
        Command stranger = Command.in(folder)
                .with("DOCKER_HOST", "tcp://127.0.0.1:" + enginePort)
                .with(
                        "DOCKER_CONFIG",
                        Files.createTempDirectory(folder, "stranger").toString());
        stranger.run(docker, "--tlscacert=" + server.authority(), "--tlsverify", "version")
                .failed()
                .says("bad certificate");
        stranger.run(docker, "version").failed();
    }

    @Test
    void itsCertificateLogsInUntilItIsRevoked() throws Exception {
        Path bundle = bundle(NIGEL, "tablet");
        Skopeo skopeo = Skopeo.on(server, Files.createDirectories(folder.resolve("admin")));
        skopeo.login(RunningServer.ADMIN).succeeded();
        skopeo.push(Images.layout(skopeo.folder()), "technology/secret:v1");

        whoAmI(bundle).succeeded().says("\"name\":\"" + NIGEL + "\"");
        pullWithCertificateOnly(bundle).succeeded();

        revoke(bundle);
        whoAmI(bundle).failed().says("401");
        pullWithCertificateOnly(bundle).failed();
    }

    @Test
    void itEndsWithItsOwnersAccount() throws Exception {
        Path bundle = bundle("stranger", "desk");
        whoAmI(bundle).succeeded();
        server.api("PATCH", "/api/v1/accounts/stranger", "{\"disabled\":true}");
        whoAmI(bundle).failed().says("401");
    }

    private static Path bundle(String user, String name) throws Exception {
        HttpResponse<byte[]> zip = server.http()
                .send(
                        server.request(
                                user, RunningServer.PASSWORD, "POST", "/api/v1/bundles", "{\"name\":\"" + name + "\"}"),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(zip.statusCode()).isEqualTo(201);
        Path bundle = Files.createDirectories(folder.resolve(name));
        Files.write(bundle.resolve("bundle.zip"), zip.body());
        Command.in(bundle).run(Tools.need("unzip"), "-q", "bundle.zip").succeeded();
        return bundle;
    }

    private static void revoke(Path bundle) throws Exception {
        JsonNode listed = JSON.readTree(server.call(NIGEL, RunningServer.PASSWORD, "GET", "/api/v1/bundles", "")
                .body());
        for (JsonNode each : listed.get("items")) {
            if (each.get("name").asText().equals(bundle.getFileName().toString())) {
                String path = "/api/v1/bundles/" + each.get("id").asText();
                assertThat(server.call(NIGEL, RunningServer.PASSWORD, "DELETE", path, "")
                                .statusCode())
                        .isEqualTo(204);
            }
        }
    }

    /** Runs a line in a new bash, the way the bundle's own text says. */
    private static Command.Result inBundle(Path bundle, String line) {
        return Command.in(bundle)
                .with("PATH", "/usr/bin:/bin:/usr/sbin:/sbin")
                .run(Tools.need("bash"), "-c", "eval \"$(<env.sh)\" && " + line);
    }

    private Command.Result whoAmI(Path bundle) {
        return Command.in(bundle)
                .run(
                        Tools.need("curl"),
                        "--silent",
                        "--show-error",
                        "--fail-with-body",
                        "--cacert",
                        "ca.pem",
                        "--cert",
                        "cert.pem",
                        "--key",
                        "key.pem",
                        server.url() + "/api/v1/whoami");
    }

    /** The private repository, with nothing but what {@code certs.d} holds. */
    private Command.Result pullWithCertificateOnly(Path bundle) throws Exception {
        Path certificates = bundle.resolve("certs.d").resolve(server.address());
        Skopeo nobody = Skopeo.on(server, Files.createTempDirectory(folder, "nobody"));
        return nobody.run(
                "copy",
                "--src-cert-dir=" + certificates,
                "docker://" + server.address() + "/technology/secret:v1",
                "oci:" + nobody.folder().resolve("pulled"));
    }

    /** What an administrator gives a docker engine: {@code ca.pem}, {@code cert.pem} and {@code key.pem}. */
    private Path engineCertificate() throws Exception {
        JsonNode made = JSON.readTree(server.api("POST", "/api/v1/engine-certificates", "{\"names\":[\"127.0.0.1\"]}"));
        Path certificates = Files.createDirectories(folder.resolve("engine-certificate"));
        Files.writeString(certificates.resolve("ca.pem"), made.get("authority").asText());
        Files.writeString(
                certificates.resolve("cert.pem"), made.get("certificate").asText());
        Files.writeString(certificates.resolve("key.pem"), made.get("key").asText());
        return certificates;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
