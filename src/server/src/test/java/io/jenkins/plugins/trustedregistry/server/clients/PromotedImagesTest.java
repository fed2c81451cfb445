// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real client pushes to one repository, a real client pulls from another, over kills of the server. */
@Tag("slow")
class PromotedImagesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RULES = "/api/v1/repositories/technology/test/-/promotion-rules";

    @TempDir
    private static Path folder;

    private static JsonNode get(RunningServer server, String path) throws Exception {
        return JSON.readTree(server.api("GET", path, ""));
    }

    private static boolean isThere(RunningServer server, String tag) throws Exception {
        return get(server, "/api/v1/repositories/technology/secret/-/tags?limit=1000")
                .get("items")
                .valueStream()
                .anyMatch(each -> each.get("tag").asText().equals(tag));
    }

    @Test
    void whatSkopeoPushesIsScannedPromotedAndPulledFromTheTargetWithoutATwin() throws Exception {
        Path place = Files.createTempDirectory(folder, "promoted");
        OsvRecords.importInto(
                place.resolve("home"), "Debian", OsvRecords.debian("CVE-2022-37434", "zlib", "1:1.2.11.dfsg-4.1"));
        try (RunningServer server = Launch.tls(place).start()) {
            server.tellTheStory();
            server.api("POST", RULES, """
                    {"name":"release","target":"technology/secret","tag":"released-%n","triggers":["scan"],
                     "criteria":["tag starts with v","critical = 0","vulnerabilities = 0"]}""");
            Skopeo skopeo = Skopeo.on(server, place);
            skopeo.login("nigelpoulton").succeeded();
            String pushed = skopeo.push(Images.layout(place), "technology/test:v1");

            Waiting.until(() -> isThere(server, "released-v1"));

            assertThat(skopeo.digest("technology/secret:released-v1")).isEqualTo(pushed);
            assertThat(skopeo.pull("technology/secret:released-v1")).isDirectory();
            assertThat(blobs(place)).as("a config and a layer, once each").hasSize(2);
            JsonNode scan = get(server, "/api/v1/repositories/technology/secret/-/tags/released-v1")
                    .get("scan");
            assertThat(scan.get("state").asText()).isEqualTo("scanned");
            assertThat(get(server, "/api/v1/jobs?kind=scan").get("items")).hasSize(1);
        }
        Launch.checkStorage(place).succeeded();
    }

    private static List<Path> blobs(Path place) throws IOException {
        try (var files = Files.walk(place.resolve("home/storage/blobs"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aServerThatIsKilledAmongManyPromotionsDoesTheRestAndNoneTwice() throws Exception {
        Path place = Files.createTempDirectory(folder, "killed");
        List<String> tags = new ArrayList<>();
        try (RunningServer server = Launch.plain(place).shortLived().start()) {
            server.tellTheStory();
            server.api("POST", RULES, """
                    {"name":"timed","target":"technology/secret","tag":"%n-at-%H%M%S%f","triggers":["push"]}""");
            Skopeo skopeo = Skopeo.on(server, place);
            skopeo.login("nigelpoulton").succeeded();
            Path layout = Images.layout(place);
            for (int i = 0; i < 12; i++) {
                tags.add("v" + i);
                skopeo.push(layout, "technology/test:v" + i);
            }
            for (int i = 0; i < 30; i++) {
                server.api("POST", RULES + "/timed/runs", "{\"tag\":\"v0\"}");
            }
            server.kill();
        }
        try (RunningServer server = Launch.plain(place).shortLived().start()) {
            Waiting.until(() -> get(server, "/api/v1/jobs?kind=promotion&limit=1000")
                    .get("items")
                    .valueStream()
                    .map(job -> job.get("state").asText())
                    .noneMatch(state -> state.equals("queued") || state.equals("running")));

            List<String> promoted = get(server, "/api/v1/repositories/technology/secret/-/tags?limit=1000")
                    .get("items")
                    .valueStream()
                    .map(each -> each.get("tag").asText().replaceFirst("-at-.*", ""))
                    .filter(tag -> !tag.equals("v0")) // asked for thirty times by hand
                    .toList();
            assertThat(promoted).doesNotHaveDuplicates();
            tags.remove("v0");
            assertThat(new TreeSet<>(promoted)).isEqualTo(new TreeSet<>(tags));
            assertThat(get(server, "/api/v1/jobs?kind=promotion&limit=1000").get("items"))
                    .allMatch(job -> job.get("state").asText().equals("succeeded"));
        }
        Launch.checkStorage(place).succeeded();
    }
}
