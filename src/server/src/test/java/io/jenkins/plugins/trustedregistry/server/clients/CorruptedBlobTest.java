// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that change on the disk behind a real server's back: nobody gets them as if they were whole. */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CorruptedBlobTest {
    private static final String REPOSITORY = "technology/test";

    @TempDir
    private Path folder;

    private byte[] layer;
    private byte[] manifest;
    private RunningServer server;
    private RegistryUser admin;

    @BeforeEach
    void push() throws Exception {
        start();
        server.tellTheStory();
        layer = new byte[3_000_000];
        new Random(1).nextBytes(layer);
        byte[] config = "{}".getBytes(UTF_8);
        manifest = Images.manifest(config, layer).getBytes(UTF_8);
        pushImage();
    }

    private void pushImage() throws Exception {
        admin.push(REPOSITORY, "{}".getBytes(UTF_8));
        admin.push(REPOSITORY, layer);
        admin.tag(REPOSITORY, "v1", manifest);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aFlippedBitNeverArrivesAsAWholeBlob() throws Exception {
        FileTime time = Files.getLastModifiedTime(file());
        flip(file(), 2_999_999);
        Files.setLastModifiedTime(file(), time); // as disks do it
        restart(); // what was just received counts as compared
        assertThatThrownBy(this::pull).isInstanceOf(IOException.class);
        assertThat(server.log()).contains(Images.digest(layer));

        // From now on it is known, so that the next push brings it again.
        assertThat(admin.get(path()).statusCode()).isEqualTo(500);
        assertThat(admin.send("HEAD", path(), new byte[0]).statusCode()).isEqualTo(404);
        assertThat(server.api("GET", "/api/v1/damaged-blobs", "")).contains(Images.digest(layer));
        pushImage();
        assertThat(pull()).isEqualTo(layer);
        stopInOrder();
        Launch.checkStorage(folder).succeeded().says("all is well");
    }

    @Test
    void aFlippedBitInASmallBlobToo() throws Exception {
        String digest = Images.digest("{}".getBytes(UTF_8));
        flip(blob(digest), 0);
        // Nothing has been sent when it is noticed, so there is a whole answer that says no.
        HttpResponse<byte[]> answer = admin.get("/v2/" + REPOSITORY + "/blobs/" + digest);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(new String(answer.body(), UTF_8)).contains("incident");
    }

    @Test
    void noPartOfADamagedBlobIsServed() throws Exception {
        flip(file(), 2_999_999);
        restart();
        HttpResponse<byte[]> part = admin.send("GET", path(), new byte[0], "Range", "bytes=0-99");
        assertThat(part.statusCode()).isEqualTo(500);
        assertThat(admin.send("HEAD", path(), new byte[0]).statusCode()).isEqualTo(404);

        pushImage();
        HttpResponse<byte[]> again = admin.send("GET", path(), new byte[0], "Range", "bytes=100-199");
        assertThat(again.statusCode()).isEqualTo(206);
        assertThat(again.body()).isEqualTo(Arrays.copyOfRange(layer, 100, 200));
    }

    @Test
    void aCutOffBlobIsNotServedAtAll() throws Exception {
        try (RandomAccessFile cut = new RandomAccessFile(file().toFile(), "rw")) {
            cut.setLength(1_000_000);
        }
        assertThat(admin.get(path()).statusCode()).isEqualTo(500);
        pushImage();
        assertThat(pull()).isEqualTo(layer);
    }

    @Test
    void aMissingBlobIsToldOfAndComesBackWithTheNextPush() throws Exception {
        Files.delete(file());
        assertThat(admin.get(path()).statusCode()).isEqualTo(500);
        assertThat(server.log()).contains(Images.digest(layer));
        pushImage();
        assertThat(pull()).isEqualTo(layer);
    }

    @Test
    void theCheckNamesEveryDamage() throws Exception {
        stopInOrder();
        flip(file(), 1_500_000);
        Command.Result check = Launch.checkStorage(folder);
        assertThat(check.exit()).isEqualTo(10);
        check.says(Images.digest(layer));
    }

    private byte[] pull() throws IOException, InterruptedException {
        return RegistryUser.expect(200, admin.get(path())).body();
    }

    private String path() {
        return "/v2/" + REPOSITORY + "/blobs/" + Images.digest(layer);
    }

    private Path file() {
        return blob(Images.digest(layer));
    }

    private Path blob(String digest) {
        String hex = digest.substring("sha256:".length());
        return server.home()
                .resolve("storage/blobs/sha256")
                .resolve(hex.substring(0, 2))
                .resolve(hex);
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1);
        }
    }

    private void start() throws Exception {
        server = Launch.plain(folder).shortLived().start();
        admin = RegistryUser.of(server, RunningServer.ADMIN);
    }

    private void restart() throws Exception {
        stopInOrder();
        start();
    }

    private void stopInOrder() throws Exception {
        assertThat(server.stop()).isZero();
    }
}
