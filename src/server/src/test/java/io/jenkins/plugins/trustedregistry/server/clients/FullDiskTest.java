// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.server.clients.Ledger.Stored;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server whose real disk is full: it says so, loses nothing, and goes on by itself when there is space. */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FullDiskTest {
    private static final String REPOSITORY = "technology/test";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private final Random random = new Random(20261125);
    private final List<Stored> acknowledged = new ArrayList<>();
    private final List<SmallDisk> disks = new ArrayList<>();
    private RegistryUser admin;

    @AfterEach
    void unmount() {
        disks.forEach(SmallDisk::close);
    }

    @Test
    void refusesUploadsWithoutSpaceForBlobsAndGoesOn() throws Exception {
        SmallDisk disk = disk("storage", 16);
        Path settings = Files.writeString(
                folder.resolve("settings.yaml"),
                "unclassified: {trustedRegistry: {storage: {folder: '" + disk.folder() + "'}}}");
        try (RunningServer server = Launch.plain(folder)
                .shortLived()
                .with("--config", settings.toString())
                .start()) {
            begin(server);
            pushImage("v1", 100_000);
            String resumable = admin.startUpload(REPOSITORY);
            byte[] content = bytes(3 * MEGABYTE);
            disk.fill(MEGABYTE);

            assertFull(put(admin.startUpload(REPOSITORY), content));
            assertFull(admin.send(
                    "POST", "/v2/" + REPOSITORY + "/blobs/uploads/?digest=" + Images.digest(content), content, TYPE));
            assertFull(admin.send("PATCH", resumable, content, TYPE));
            assertThat(server.call("", "", "GET", "/_ping", "").statusCode()).isIn(200, 503);
            assertAllThere();
            // What needs no space in the storage works: the manifest goes into the database.
            admin.tag(REPOSITORY, "v2", manifestOfV1);

            disk.makeSpace();
            int kept = offset(resumable);
            admin.sendChunk(resumable, content, kept, content.length);
            admin.finish(resumable, Images.digest(content), new byte[0]);
            acknowledged.add(Stored.blob(REPOSITORY, Images.digest(content)));
            pushImage("v3", MEGABYTE);
            assertAllThere();
            assertThat(server.stop()).isZero();
        }
        Cli.run(folder, "check", "--storage", "--config", settings.toString(), "--home", home().toString())
                .succeeded()
                .says("all is well");
    }

    @Test
    void startsWithAFullStorageAndServesWhatIsThere() throws Exception {
        SmallDisk disk = disk("storage", 16);
        Path settings = Files.writeString(
                folder.resolve("settings.yaml"),
                "unclassified: {trustedRegistry: {storage: {folder: '" + disk.folder() + "'}}}");
        Launch launch = Launch.plain(folder).shortLived().with("--config", settings.toString());
        try (RunningServer server = launch.start()) {
            begin(server);
            pushImage("v1", 100_000);
            assertThat(server.stop()).isZero();
        }
        disk.fill(0);
        try (RunningServer server = launch.start()) {
            admin = RegistryUser.of(server, RunningServer.ADMIN);
            assertAllThere();
            assertFull(admin.send(
                    "POST",
                    "/v2/" + REPOSITORY + "/blobs/uploads/?digest=" + Images.digest(bytes(1)),
                    bytes(MEGABYTE),
                    TYPE));
            disk.makeSpace();
            pushImage("v2", MEGABYTE);
            assertAllThere();
        }
    }

    @Test
    void refusesManifestsWithoutSpaceForTheDatabaseAndGoesOn() throws Exception {
        SmallDisk disk = disk("home", 24);
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            begin(server);
            pushImage("v1", 100_000);
            disk.fill(2 * MEGABYTE);
            HttpResponse<byte[]> last = pushManifestsUntilRefused();
            assertFull(last);
            assertThat(server.log()).as("it was the commit that failed").contains("SharedCommit.end(");
            assertThat(admin.get(last.uri().getPath()).statusCode()).isEqualTo(404);
            assertThat(admin.get("/v2/" + REPOSITORY + "/manifests/" + Images.digest(refused))
                            .statusCode())
                    .isEqualTo(404);
            assertAllThere();
            assertThat(server.call("", "", "GET", "/v2/", "").statusCode()).isEqualTo(401);

            disk.makeSpace();
            admin.tag(REPOSITORY, "n-again", refused);
            acknowledged.add(Stored.manifest(REPOSITORY, Images.digest(refused)));
            Waiting.until(() -> isLookedAt(server, Images.digest(refused)));
            pushImage("v2", 100_000);
            assertAllThere();
            assertThat(server.stop()).isZero();
        }
        Launch.checkStorage(folder).succeeded().says("all is well");
    }

    @Test
    void survivesAKillWhileTheDiskIsFull() throws Exception {
        SmallDisk disk = disk("home", 24);
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            begin(server);
            pushImage("v1", 100_000);
            disk.fill(MEGABYTE);
            assertFull(pushManifestsUntilRefused());
            server.kill();
        }
        disk.makeSpace();
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            admin = RegistryUser.of(server, RunningServer.ADMIN);
            assertAllThere();
            pushImage("v2", 100_000);
        }
    }

    @Test
    void saysWhyItDoesNotStart() throws Exception {
        SmallDisk disk = disk("home", 4);
        disk.fill(0);
        Command.Result result =
                Command.in(folder).run(Launch.plain(folder).serve().toArray(String[]::new));
        result.failed();
        assertThat(result.output().toLowerCase(Locale.ROOT))
                .containsAnyOf("no space", "disk is full")
                .doesNotContain("at io.jenkins", "unexpectedly");
    }

    private static final String[] TYPE = {"Content-Type", "application/octet-stream"};
    private byte[] manifestOfV1 = {};
    private byte[] refused = {};

    private SmallDisk disk(String name, int megabytes) throws IOException {
        SmallDisk disk = SmallDisk.of(folder.resolve(name), megabytes);
        disks.add(disk);
        return disk;
    }

    private Path home() {
        return folder.resolve("home");
    }

    private void begin(RunningServer server) throws Exception {
        server.tellTheStory();
        admin = RegistryUser.of(server, RunningServer.ADMIN);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private void pushImage(String tag, int size) throws Exception {
        byte[] config = ("{\"n\":" + random.nextLong() + "}").getBytes(UTF_8);
        byte[] layer = bytes(size);
        for (byte[] blob : List.of(config, layer)) {
            acknowledged.add(Stored.blob(REPOSITORY, admin.push(REPOSITORY, blob)));
        }
        byte[] manifest = Images.manifest(config, layer).getBytes(UTF_8);
        if (tag.equals("v1")) {
            manifestOfV1 = manifest;
        }
        admin.tag(REPOSITORY, tag, manifest);
        acknowledged.add(Stored.manifest(REPOSITORY, Images.digest(manifest)));
    }

    private HttpResponse<byte[]> put(String upload, byte[] content) throws Exception {
        String target = upload + (upload.contains("?") ? "&" : "?") + "digest=" + Images.digest(content);
        return admin.send("PUT", target, content, TYPE);
    }

    private int offset(String upload) throws Exception {
        HttpResponse<byte[]> status = RegistryUser.expect(204, admin.get(upload));
        String range = status.headers().firstValue("Range").orElseThrow();
        int last = Integer.parseInt(range.substring(range.indexOf('-') + 1));
        return last == 0 ? 0 : last + 1;
    }

    /** Large manifests of the first image, until one does not fit. */
    private HttpResponse<byte[]> pushManifestsUntilRefused() throws Exception {
        String image = new String(manifestOfV1, UTF_8);
        for (int i = 0; i < 1000; i++) {
            String padding = "x".repeat(100_000);
            byte[] manifest = image.replaceFirst("\\{", "{\"annotations\":{\"n\":\"" + i + padding + "\"},")
                    .getBytes(UTF_8);
            HttpResponse<byte[]> answer = admin.send(
                    "PUT", "/v2/" + REPOSITORY + "/manifests/n" + i, manifest, "Content-Type", Images.MANIFEST);
            if (answer.statusCode() != 201) {
                refused = manifest;
                return answer;
            }
            acknowledged.add(Stored.manifest(REPOSITORY, Images.digest(manifest)));
        }
        throw new AssertionError("the disk is larger than the test knows");
    }

    /** What follows a push has followed. */
    private static boolean isLookedAt(RunningServer server, String digest) throws Exception {
        return !server.api("GET", "/api/v1/repositories/" + REPOSITORY + "/-/manifests/" + digest + "/scan", "")
                .contains("never-scanned");
    }

    private static void assertFull(HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), UTF_8);
        assertThat(answer.statusCode()).as(body).isEqualTo(507);
        assertThat(body).contains("disk is full", "incident").doesNotContain("/", "Exception");
    }

    private void assertAllThere() throws Exception {
        for (Stored each : acknowledged) {
            byte[] body = RegistryUser.expect(200, admin.get(each.path())).body();
            assertThat(Images.digest(body)).as("%s", each).isEqualTo(each.digest());
        }
    }
}
