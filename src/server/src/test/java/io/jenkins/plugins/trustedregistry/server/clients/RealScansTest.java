// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real systems, pushed with a real client to the server in its small heap, and what it says about them. */
@Tag("slow")
class RealScansTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path folder;

    private static Path debian;

    @BeforeAll
    static void makeDebian() {
        Tools.needRoot();
        String mmdebstrap = Tools.need("mmdebstrap");
        debian = folder.resolve("debian.tar");
        Command.Result made = Command.in(folder).run(mmdebstrap, "--variant=minbase", "bookworm", debian.toString());
        if (made.exit() != 0) {
            Tools.skip("mmdebstrap could not make a Debian system: " + made.output());
        }
    }

    /**
     * What is to be found was derived by hand from the security tracker of Debian 12: what nothing mends there is in every such
     * system; what was mended before its release is in none.
     */
    private static final String[] OF_DEBIAN = {
        OsvRecords.debian("CVE-2011-3374", "apt", ""),
        OsvRecords.debian("CVE-2005-2541", "tar", ""),
        OsvRecords.debian("CVE-2010-4756", "glibc", ""),
        OsvRecords.debian("CVE-2023-45853", "zlib", ""),
        OsvRecords.debian("CVE-2022-37434", "zlib", "1:1.2.11.dfsg-4.1"),
        OsvRecords.debian("CVE-2014-0160", "openssl", "1.0.1g-1"),
        OsvRecords.debian("CVE-2021-44228", "apache-log4j2", "2.15.0-1")
    };

    private static JsonNode get(RunningServer server, String path) throws Exception {
        return JSON.readTree(server.api("GET", path, ""));
    }

    private static JsonNode scanned(RunningServer server, String tag) throws Exception {
        String path = "/api/v1/repositories/technology/test/-/tags/" + tag;
        Waiting.until(() -> get(server, path).at("/scan/state").asText().equals("scanned"));
        return get(server, path).get("scan");
    }

    private static Map<String, List<String>> found(RunningServer server, String tag) throws Exception {
        Map<String, List<String>> found = new TreeMap<>();
        for (JsonNode each : get(
                        server,
                        "/api/v1/repositories/technology/test/-/manifests/" + tag + "/scan/vulnerabilities?limit=1000")
                .get("items")) {
            found.computeIfAbsent(each.get("id").asText(), id -> new ArrayList<>())
                    .add(each.get("name").asText());
        }
        return found;
    }

    @Test
    void aRealDebianPushedWithDockerIsScanned() throws Exception {
        Path place = Files.createDirectories(folder.resolve("docker"));
        OsvRecords.importInto(place.resolve("home"), "Debian", OF_DEBIAN);
        try (RunningServer server = Launch.plain(place).start();
                DockerEngine engine = DockerEngine.start(Files.createDirectories(folder.resolve("engine")))) {
            server.tellTheStory();
            Command docker = engine.docker(place);
            String image = server.address() + "/technology/test:debian";
            docker.run(engine.client(), "import", debian.toString(), image).succeeded();
            docker.feed(
                            RunningServer.PASSWORD,
                            engine.client(),
                            "login",
                            "--username",
                            "nigelpoulton",
                            "--password-stdin",
                            server.address())
                    .succeeded();
            docker.run(engine.client(), "push", image).succeeded();

            JsonNode scan = scanned(server, "debian");
            assertThat(found(server, "debian"))
                    .isEqualTo(Map.of(
                            "CVE-2011-3374", List.of("apt"),
                            "CVE-2005-2541", List.of("tar"),
                            "CVE-2010-4756", List.of("glibc"),
                            "CVE-2023-45853", List.of("zlib")));
            assertThat(scan.at("/findings/critical").asInt()).isEqualTo(4);
            assertThat(scan.get("components").asInt()).isGreaterThan(80);
            assertThat(scan.get("uncovered").asInt()).isZero();
            assertThat(scan.get("notScanned").asInt()).isZero();
        }
    }

    @Test
    void anApplicationOnADebianIsScannedLayerByLayerAndNewAdvisoriesReadNoLayer() throws Exception {
        Path place = Files.createDirectories(folder.resolve("skopeo"));
        String log4j = OsvRecords.record(
                "GHSA-jfh8-c2jp-5v3q",
                "CVE-2021-44228",
                "Maven",
                "org.apache.logging.log4j:log4j-core",
                "ECOSYSTEM",
                "2.15.0");
        OsvRecords.importInto(place.resolve("home"), "Maven", log4j);
        Path layout = application(place);
        try (RunningServer server = Launch.plain(place).start()) {
            server.tellTheStory();
            Skopeo skopeo = Skopeo.on(server, place);
            skopeo.login("nigelpoulton").succeeded();
            skopeo.push(layout, "technology/test:app");

            JsonNode scan = scanned(server, "app");
            assertThat(found(server, "app").keySet()).containsExactly("CVE-2021-44228");
            assertThat(scan.get("uncovered").asInt())
                    .as("nobody imported Debian")
                    .isGreaterThan(50);
            JsonNode finding = get(server, "/api/v1/repositories/technology/test/-/manifests/app/scan/vulnerabilities")
                    .at("/items/0");
            assertThat(finding.get("layer").asInt()).isEqualTo(1);
            assertThat(finding.get("instruction").asText()).isEqualTo("COPY app.jar /opt/app.jar");
            assertThat(finding.get("fixedIn").asText()).isEqualTo("2.15.0");
        }
        OsvRecords.importInto(place.resolve("home"), "Debian", OF_DEBIAN);
        try (RunningServer server = Launch.plain(place).start()) {
            Waiting.until(() -> found(server, "app").size() == 5);
            assertThat(get(server, "/api/v1/repositories/technology/test/-/tags/app")
                            .at("/scan/uncovered")
                            .asInt())
                    .isZero();
        }
    }

    /** The Debian with a jar on it, as an OCI layout. */
    private static Path application(Path place) throws Exception {
        Path jar = Files.createDirectories(place.resolve("layer/opt")).resolve("app.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties"));
            zip.write("groupId=org.apache.logging.log4j\nartifactId=log4j-core\nversion=2.14.1\n"
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        Command here = Command.in(place);
        here.run("tar", "--create", "--file", "app.tar", "--directory", "layer", ".")
                .succeeded();
        Path blobs = Files.createDirectories(place.resolve("layout/blobs/sha256"));
        String base = blob(here, blobs, debian);
        String app = blob(here, blobs, place.resolve("app.tar"));
        Path config = Files.writeString(place.resolve("config.json"), """
                {"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":["sha256:%s","sha256:%s"]},
                 "history":[{"created_by":"ADD debian.tar /"},{"created_by":"CMD [\\"bash\\"]","empty_layer":true},
                  {"created_by":"COPY app.jar /opt/app.jar"}]}""".formatted(base, app));
        String configured = blob(here, blobs, config);
        Path manifest = Files.writeString(place.resolve("manifest.json"), """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s,%s]}""".formatted(
                        Images.MANIFEST,
                        descriptor("config.v1+json", configured, Files.size(config)),
                        descriptor("layer.v1.tar", base, Files.size(debian)),
                        descriptor("layer.v1.tar", app, Files.size(place.resolve("app.tar")))));
        String root = blob(here, blobs, manifest);
        Files.writeString(place.resolve("layout/oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.writeString(place.resolve("layout/index.json"), """
                {"schemaVersion":2,"manifests":[%s]}""".formatted(
                        descriptor("manifest.v1+json", root, Files.size(manifest))));
        return place.resolve("layout");
    }

    private static String blob(Command here, Path blobs, Path file) throws Exception {
        String digest =
                here.run("sha256sum", file.toString()).succeeded().output().substring(0, 64);
        Files.copy(file, blobs.resolve(digest));
        return digest;
    }

    private static String descriptor(String type, String hex, long size) {
        return "{\"mediaType\":\"application/vnd.oci.image.%s\",\"digest\":\"sha256:%s\",\"size\":%d}"
                .formatted(type, hex, size);
    }
}
