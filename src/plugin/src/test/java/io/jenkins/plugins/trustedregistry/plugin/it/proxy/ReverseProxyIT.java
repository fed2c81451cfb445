// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Dockerd;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Patience;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.ProxiedJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients and scripts that know Jenkins and its registry by their outside addresses only. The settings name no public address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReverseProxyIT {
    private static final String API = "trusted-registry/api/v1/";
    private static final long MEGABYTE = 1024 * 1024;

    private Path folder;
    private ProxiedJenkins proxied;
    private JenkinsSession nigel;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        proxied = ProxiedJenkins.start(folder, false);
        nigel = proxied.as(Casc.USER, Casc.PASSWORD);
    }

    @AfterAll
    void stop() throws Exception {
        if (proxied != null) {
            proxied.close();
        }
    }

    @Test
    void pagesAndTheirCallsAreBelowTheContextPath() throws Exception {
        assertThat(nigel.get("trusted-registry/").body())
                .contains(
                        "data-base=\"/ci/trusted-registry\"",
                        "data-api=\"/ci/trusted-registry/api/v1\"",
                        "src=\"/ci/trusted-registry/pages/registry/start.js\"");
        assertThat(nigel.get("trusted-registry/pages/registry/start.js").statusCode())
                .isEqualTo(200);
        assertThat(nigel.get("manage/").body()).contains("trusted-registry").doesNotContain("127.0.0.1:");
        HttpResponse<String> withoutSlash = nigel.get("trusted-registry");
        assertThat(withoutSlash.statusCode()).isEqualTo(302);
        assertThat(proxied.url().resolve(location(withoutSlash)))
                .isEqualTo(proxied.url().resolve("trusted-registry/"));
    }

    @Test
    void everyChangeNeedsItsCrumbAndWhatWasMadeIsWhereItIsSaidToBe() throws Exception {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertThat(nigel.bare(method, API + "organizations", "{\"name\": \"evil\"}")
                            .statusCode())
                    .as(method)
                    .isEqualTo(403);
        }
        HttpResponse<String> made = nigel.call("POST", API + "organizations", "{\"name\": \"kitchen\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String there = proxied.url().resolve(location(made)).toString();
        assertThat(there).isEqualTo(proxied.url() + API + "organizations/kitchen");
        assertThat(nigel.json(API + "organizations/kitchen").get("name").asText())
                .isEqualTo("kitchen");
        assertThat(nigel.call("POST", API + "organizations/kitchen/teams", "{\"name\": \"cooks\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(nigel.call("PUT", API + "organizations/kitchen/teams/cooks/members/user:alice", "")
                        .statusCode())
                .isBetween(200, 204);
        assertThat(nigel.call("PATCH", API + "organizations/kitchen", "{\"description\": \"hot\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(nigel.call("DELETE", API + "organizations/kitchen", "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void theRegistrySaysItsOutsideAddress() throws Exception {
        HttpResponse<String> refused = proxied.client("", "").login();
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("realm=\"https://" + proxied.registry() + "/");

        HttpResponse<String> begun = proxied.client(Casc.USER, Casc.PASSWORD).startUpload("technology/test");

        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(begun.uri().resolve(location(begun)).toString())
                .startsWith("https://" + proxied.registry() + "/v2/technology/test/blobs/uploads/");
    }

    @Test
    void whoCameIsInTheAuditLogAndNotTheProxy() throws Exception {
        assertThat(proxied.client(Casc.USER, Casc.PASSWORD)
                        .push("technology/test", "audited")
                        .statusCode())
                .isEqualTo(201);

        assertThat(nigel.get(API + "audit?last=50").body()).contains("\"from\":\"203.0.113.7\"");
    }

    @Test
    void anUploadOfMoreThanAHundredMegabytesIsOnDiskBeforeItsEndHasCome() throws Exception {
        RegistryClient client = proxied.client(Casc.USER, Casc.PASSWORD);
        HttpResponse<String> begun = client.startUpload("technology/test");
        GatedBytes content = new GatedBytes(140 * MEGABYTE, 160 * MEGABYTE);

        CompletableFuture<HttpResponse<String>> answer = client.append(location(begun), () -> content);
        Patience.until(() -> onDisk() >= 110 * MEGABYTE);
        assertThat(answer).isNotDone();
        content.open();

        assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(202);
        assertThat(answer.get().headers().firstValue("Range")).contains("0-" + (160 * MEGABYTE - 1));
    }

    private long onDisk() throws IOException {
        Path uploads = proxied.jenkins().home().resolve("trusted-registry/storage/uploads");
        try (Stream<Path> files = Files.list(uploads)) {
            return files.mapToLong(ReverseProxyIT::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void skopeoLogsInPushesAndPulls() throws Exception {
        String digest = Layouts.write(folder.resolve("image"), "through a proxy, by skopeo");
        Path trusted = Files.createDirectories(folder.resolve("trusted"));
        Files.copy(proxied.authority(), trusted.resolve("ca.crt"));

        String said = Shell.run(
                folder, Map.of("REGISTRY_AUTH_FILE", folder.resolve("auth.json").toString()), """
                skopeo login --cert-dir trusted --username nigelpoulton --password '%1$s' %2$s
                skopeo copy --preserve-digests --dest-cert-dir trusted oci:image docker://%2$s/technology/test:skopeo
                skopeo inspect --cert-dir trusted docker://%2$s/technology/test:skopeo
                skopeo copy --preserve-digests --src-cert-dir trusted docker://%2$s/technology/test:skopeo oci:back
                """.formatted(
                                Casc.PASSWORD, proxied.registry()));

        assertThat(said).contains("Login Succeeded!", digest);
        assertThat(folder.resolve("back/blobs/sha256").resolve(digest.substring("sha256:".length())))
                .exists();
    }

    @Test
    void dockerLogsInPushesAndPulls() throws Exception {
        try (Dockerd docker = Dockerd.start(folder.resolve("docker"))) {
            Files.writeString(folder.resolve("hello.txt"), "hello");
            Map<String, String> environment = Map.of(
                    "DOCKER_HOST",
                    docker.host(),
                    "DOCKER_CONFIG",
                    folder.resolve("docker-config").toString());

            String said = Shell.run(folder, environment, """
                    tar -cf one.tar hello.txt
                    docker import one.tar %2$s/technology/test:docker
                    docker login --username nigelpoulton --password '%1$s' %2$s
                    docker push %2$s/technology/test:docker
                    docker image rm %2$s/technology/test:docker
                    docker pull %2$s/technology/test:docker
                    """.formatted(Casc.PASSWORD, proxied.registry()));

            assertThat(said).contains("Login Succeeded", "docker: digest: sha256:", "Downloaded newer image");
        }
    }

    /** A build reaches the registry where Jenkins knows it to be: inside, as no public address is set. */
    @Test
    void aBuildsPageLinksToTheImageBelowTheContextPath() throws Exception {
        Assumptions.assumeTrue(
                proxied.jenkins().has("workflow-job") && proxied.jenkins().has("workflow-cps"), "needs Pipeline");
        String digest = Layouts.write(folder.resolve("built"), "through a proxy, by a build");
        Jobs jobs = new Jobs(nigel);
        jobs.pipeline("build", """
                node {
                  sh 'cp -r %s built'
                  registryPush image: 'technology/test:built', layout: 'built'
                }
                """.formatted(folder.resolve("built")));

        assertThat(jobs.run("build")).endsWith("Finished: SUCCESS\n");

        assertThat(nigel.get("job/build/1/").body())
                .contains("href=\"/ci/trusted-registry/repositories/technology/test/-/images/" + digest);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
