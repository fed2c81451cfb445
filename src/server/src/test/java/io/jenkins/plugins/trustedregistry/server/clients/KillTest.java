// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.server.clients.Ledger.OpenUpload;
import io.jenkins.plugins.trustedregistry.server.clients.Ledger.Stored;
import io.jenkins.plugins.trustedregistry.server.clients.Ledger.TagKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 in the middle of everything, many times over the same home: what was acknowledged is there byte for byte, nothing
 * half-made is served, and the next start repairs nothing. The moments come from a seed; {@code -Dkill.seed=} tries another.
 */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KillTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = Long.getLong("kill.seed", 20261124);
    private static final int ROUNDS = 16;
    private static final int ROUNDS_OF_SCANS = 6;
    private static final int FIRST_STARTS = 6;
    private static final int CLIENTS = 4;
    private static final int MOST_ACKNOWLEDGEMENTS = 120;

    @TempDir
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final Set<Stored> everything = new HashSet<>();
    private final Set<Stored> pulled = new HashSet<>();
    private final Random random = new Random(SEED);

    @Test
    void keepsWhatItAcknowledgedAndServesNothingHalfMade() throws Exception {
        RunningServer server = Launch.plain(folder).shortLived().start();
        try {
            makeRepositories(server);
            for (int round = 0; round < ROUNDS; round++) {
                killAtWork(server);
                server = Launch.plain(folder).shortLived().start();
                verify(RegistryUser.of(server, RunningServer.ADMIN));
                assertThat(server.log()).as("start %s", round).doesNotContain(" WARN ", " ERROR ");
            }
            RegistryUser admin = RegistryUser.of(server, RunningServer.ADMIN);
            for (Stored each : everything) {
                assertThat(isWhole(admin, each)).as("%s at the end", each).isTrue();
            }
            assertThat(pulled).hasSizeGreaterThan(ROUNDS);
            assertThat(server.stop()).isZero();
        } finally {
            server.close();
        }
        Launch.checkStorage(folder).succeeded().says("all is well");
    }

    @Test
    void startsAfterItWasKilledInItsFirstStart() throws Exception {
        for (int i = 0; i < FIRST_STARTS; i++) {
            Process process = new ProcessBuilder(
                            Launch.plain(folder).shortLived().serve())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.waitFor(500 + random.nextInt(3000), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        try (RunningServer server = Launch.tls(folder).shortLived().start()) {
            assertThat(server.log()).doesNotContain(" WARN ", " ERROR ");
            assertThat(server.http()
                            .send(server.request("", "", "GET", "/v2/", ""), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    /** Also those whose push was killed between the manifest and its answer; nobody asks for a sweep. */
    @Test
    void everyImageThatIsStoredIsScannedByItself() throws Exception {
        RunningServer server = Launch.plain(folder).shortLived().start();
        try {
            makeRepositories(server);
            for (int round = 0; round < ROUNDS_OF_SCANS; round++) {
                killAtWork(server);
                server = Launch.plain(folder).shortLived().start();
            }
            RegistryUser admin = RegistryUser.of(server, RunningServer.ADMIN);
            for (int client = 0; client < CLIENTS; client++) {
                String manifests = "/api/v1/repositories/" + Workload.repositoryOf(client) + "/-/manifests?limit=1000";
                Waiting.until(() -> neverScanned(admin, manifests).isEmpty());
            }
        } finally {
            server.close();
        }
    }

    private static List<String> neverScanned(RegistryUser admin, String manifests) throws Exception {
        List<String> never = new ArrayList<>();
        for (JsonNode each : JSON.readTree(admin.get(manifests).body()).path("items")) {
            if (each.at("/scan/state").asText().equals("never-scanned")) {
                never.add(each.path("digest").asText());
            }
        }
        return never;
    }

    private static void makeRepositories(RunningServer server) throws Exception {
        server.api("POST", "/api/v1/organizations", "{\"name\":\"technology\"}");
        for (int client = 0; client < CLIENTS; client++) {
            server.api("POST", "/api/v1/repositories", "{\"name\":\"" + Workload.repositoryOf(client) + "\"}");
        }
        server.api("POST", "/api/v1/repositories", "{\"name\":\"" + Workload.SHARED + "\"}");
    }

    /** Lets clients push and kills the server a little after a random number of acknowledgements. */
    private void killAtWork(RunningServer server) throws Exception {
        CountDownLatch acknowledgements = new CountDownLatch(1 + random.nextInt(MOST_ACKNOWLEDGEMENTS));
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Thread thread = new Thread(new Workload(
                    RegistryUser.of(server, RunningServer.ADMIN), ledger, acknowledgements, client, random.nextLong()));
            thread.start();
            clients.add(thread);
        }
        assertThat(acknowledgements.await(2, TimeUnit.MINUTES)).isTrue();
        TimeUnit.MICROSECONDS.sleep(random.nextInt(10_000)); // not always right after an answer
        server.kill();
        for (Thread client : clients) {
            client.join();
        }
    }

    private void verify(RegistryUser admin) throws Exception {
        for (Stored each : ledger.drainAcknowledged()) {
            assertThat(isWhole(admin, each)).as("%s was acknowledged", each).isTrue();
            everything.add(each);
        }
        for (Stored each : ledger.drainAttempted()) {
            isWhole(admin, each); // there or not, but never in part
        }
        for (OpenUpload each : ledger.drainUploads()) {
            resume(admin, each);
        }
        for (TagKey each : ledger.tags()) {
            String digest = pointsAt(admin, each);
            assertThat(ledger.mayPointAt(each)).as("%s", each).contains(digest);
            ledger.settle(each, digest);
        }
        verifyManifests(admin);
    }

    /** Whether it is there; when it is, all its bytes must be right. */
    private static boolean isWhole(RegistryUser admin, Stored stored) throws Exception {
        HttpResponse<byte[]> answer = admin.get(stored.path());
        if (answer.statusCode() == 404) {
            return false;
        }
        RegistryUser.expect(200, answer);
        assertThat(Images.digest(answer.body())).as("%s", stored).isEqualTo(stored.digest());
        return true;
    }

    /** Goes on where the server says it stands, which is at least where it said it stood. */
    private void resume(RegistryUser admin, OpenUpload upload) throws Exception {
        HttpResponse<byte[]> status = RegistryUser.expect(204, admin.get(upload.location()));
        String range = status.headers().firstValue("Range").orElseThrow();
        int last = Integer.parseInt(range.substring(range.indexOf('-') + 1));
        int offset = last == 0 ? 0 : last + 1; // contents have two bytes or more
        assertThat(offset).as("%s", range).isBetween(upload.sent(), upload.content().length);
        if (offset < upload.content().length) {
            admin.sendChunk(upload.location(), upload.content(), offset, upload.content().length);
        }
        Stored blob = Stored.blob(upload.repository(), Images.digest(upload.content()));
        admin.finish(upload.location(), blob.digest(), new byte[0]);
        assertThat(isWhole(admin, blob)).isTrue();
        everything.add(blob);
    }

    private static String pointsAt(RegistryUser admin, TagKey tag) throws Exception {
        HttpResponse<byte[]> answer = admin.get("/v2/" + tag.repository() + "/manifests/" + tag.tag());
        if (answer.statusCode() == 404) {
            return "";
        }
        RegistryUser.expect(200, answer);
        String digest = answer.headers().firstValue("Docker-Content-Digest").orElseThrow();
        assertThat(Images.digest(answer.body())).isEqualTo(digest);
        return digest;
    }

    /** Whatever manifest can be seen, acknowledged or not, can be pulled to its last blob. */
    private void verifyManifests(RegistryUser admin) throws Exception {
        List<String> repositories = new ArrayList<>(List.of(Workload.SHARED));
        for (int client = 0; client < CLIENTS; client++) {
            repositories.add(Workload.repositoryOf(client));
        }
        for (String repository : repositories) {
            JsonNode listed = JSON.readTree(RegistryUser.expect(
                            200, admin.get("/api/v1/repositories/" + repository + "/-/manifests?limit=1000"))
                    .body());
            assertThat(listed.has("next")).isFalse();
            for (JsonNode each : listed.get("items")) {
                verifyImage(admin, repository, each.get("digest").asText());
            }
        }
    }

    private void verifyImage(RegistryUser admin, String repository, String digest) throws Exception {
        Stored manifest = Stored.manifest(repository, digest);
        if (!pulled.add(manifest)) {
            return; // was whole after an earlier kill
        }
        assertThat(isWhole(admin, manifest)).as("%s is listed", manifest).isTrue();
        JsonNode image = JSON.readTree(admin.get(manifest.path()).body());
        for (JsonNode blob : List.of(image.get("config"), image.at("/layers/0"))) {
            Stored needed = Stored.blob(repository, blob.get("digest").asText());
            assertThat(admin.send("HEAD", needed.path(), new byte[0]).statusCode())
                    .as("%s of %s", needed, manifest)
                    .isEqualTo(200);
        }
    }
}
