// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small images of every kind, pushed with skopeo and scanned. Packages, vulnerabilities and the versions that mend them are real, and
 * what is to be found was derived from them by hand; beside each stands a package that is mended already, in which nothing is found.
 */
@Tag("slow")
class KindsOfImagesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private RunningServer server;
    private Skopeo skopeo;

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private void advisories() throws Exception {
        Path home = folder.resolve("home");
        OsvRecords.importInto(
                home, "Alpine", record("ALPINE-CVE-2023-5363", "CVE-2023-5363", "Alpine:v3.18", "openssl", "3.1.4-r0"));
        OsvRecords.importInto(
                home,
                "Debian",
                record("DEBIAN-CVE-2023-5363", "CVE-2023-5363", "Debian:12", "openssl", "3.0.11-1~deb12u2"));
        OsvRecords.importInto(
                home,
                "AlmaLinux",
                record("ALSA-2023:1141", "CVE-2023-0361", "AlmaLinux:9", "gnutls", "3.7.6-18.el9_1"));
        OsvRecords.importInto(home, "npm", record("GHSA-35jh-r3h4-6jhm", "CVE-2021-23337", "npm", "lodash", "4.17.21"));
        OsvRecords.importInto(
                home, "PyPI", record("GHSA-j8r2-6x86-q33q", "CVE-2023-32681", "PyPI", "requests", "2.31.0"));
        OsvRecords.importInto(
                home,
                "Maven",
                record(
                        "GHSA-jfh8-c2jp-5v3q",
                        "CVE-2021-44228",
                        "Maven",
                        "org.apache.logging.log4j:log4j-core",
                        "2.15.0"));
        OsvRecords.importInto(home, "Go", record("GO-2023-2102", "CVE-2023-39325", "Go", "stdlib", "1.20.10"));
    }

    private static String record(String id, String cve, String ecosystem, String name, String fixed) {
        return OsvRecords.record(id, cve, ecosystem, name, ecosystem.matches("npm|Go") ? "SEMVER" : "ECOSYSTEM", fixed);
    }

    /** Which vulnerability is in which package, once the image was scanned. */
    private Map<String, String> found(String tag, Map<String, byte[]> files) throws Exception {
        Path layout = LayoutOfFiles.make(Files.createDirectories(folder.resolve(tag)), "COPY . /", files);
        skopeo.push(layout, "technology/test:" + tag);
        String manifest = "/api/v1/repositories/technology/test/-/manifests/" + tag + "/scan";
        Waiting.until(() -> get(manifest).path("state").asText().equals("scanned"));
        Map<String, String> found = new TreeMap<>();
        get(manifest + "/vulnerabilities")
                .path("items")
                .forEach(each -> found.put(
                        each.path("id").asText(),
                        each.path("name").asText() + " " + each.path("version").asText()));
        return found;
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(server.api("GET", path, ""));
    }

    @Test
    void inEachKindTheVulnerablePackageIsFoundAndTheMendedOneIsNot() throws Exception {
        advisories();
        byte[] rpm = rpmDatabase();
        byte[] program = Files.readAllBytes(Path.of(Tools.need("docker-registry"))); // Debian builds it with Go 1.19
        try (RunningServer started = Launch.plain(folder).start()) {
            server = started;
            server.tellTheStory();
            skopeo = Skopeo.on(server, folder);
            skopeo.login("nigelpoulton").succeeded();

            assertThat(
                            found(
                                    "alpine",
                                    Map.of(
                                            "etc/os-release", text("ID=alpine\nVERSION_ID=3.18.4\n"),
                                            "lib/apk/db/installed",
                                                    text(
                                                            "P:libcrypto3\nV:3.1.3-r0\no:openssl\n\nP:musl\nV:1.2.4-r2\no:musl\n\n"))))
                    .isEqualTo(Map.of("CVE-2023-5363", "openssl 3.1.3-r0"));
            assertThat(found(
                            "alpine-mended",
                            Map.of(
                                    "etc/os-release", text("ID=alpine\nVERSION_ID=3.18.4\n"),
                                    "lib/apk/db/installed", text("P:libcrypto3\nV:3.1.4-r0\no:openssl\n\n"))))
                    .isEmpty();
            assertThat(
                            found(
                                    "distroless",
                                    Map.of(
                                            "etc/os-release", text("ID=debian\nVERSION_ID=\"12\"\n"),
                                            "var/lib/dpkg/status.d/libssl3",
                                                    text(
                                                            "Package: libssl3\nSource: openssl\nVersion: 3.0.11-1~deb12u1\nArchitecture: amd64\n"))))
                    .isEqualTo(Map.of("CVE-2023-5363", "openssl 3.0.11-1~deb12u1"));
            assertThat(
                            found(
                                    "distroless-mended",
                                    Map.of(
                                            "etc/os-release", text("ID=debian\nVERSION_ID=\"12\"\n"),
                                            "var/lib/dpkg/status.d/libssl3",
                                                    text(
                                                            "Package: libssl3\nSource: openssl\nVersion: 3.0.11-1~deb12u2\nArchitecture: amd64\n"))))
                    .isEmpty();
            assertThat(found(
                            "rpm",
                            Map.of(
                                    "etc/os-release",
                                    text("ID=almalinux\nVERSION_ID=\"9.1\"\n"),
                                    "var/lib/rpm/rpmdb.sqlite",
                                    rpm)))
                    .isEqualTo(Map.of("CVE-2023-0361", "gnutls 3.7.6-12.el9_0"));
            assertThat(found(
                            "node",
                            Map.of(
                                    "app/node_modules/lodash/package.json",
                                            text("{\"name\":\"lodash\",\"version\":\"4.17.20\"}"),
                                    "app/node_modules/mended/node_modules/lodash/package.json",
                                            text("{\"name\":\"lodash\",\"version\":\"4.17.21\"}"))))
                    .isEqualTo(Map.of("CVE-2021-23337", "lodash 4.17.20"));
            assertThat(found(
                            "python",
                            Map.of(
                                    "usr/lib/python3.11/site-packages/requests-2.30.0.dist-info/METADATA",
                                            text("Metadata-Version: 2.1\nName: requests\nVersion: 2.30.0\n"),
                                    "opt/venv/requests-2.31.0.dist-info/METADATA",
                                            text("Metadata-Version: 2.1\nName: requests\nVersion: 2.31.0\n"))))
                    .isEqualTo(Map.of("CVE-2023-32681", "requests 2.30.0"));
            assertThat(found(
                            "java",
                            Map.of(
                                    "opt/old.jar",
                                            LayoutOfFiles.jar("org.apache.logging.log4j", "log4j-core", "2.14.1"),
                                    "opt/new.jar",
                                            LayoutOfFiles.jar("org.apache.logging.log4j", "log4j-core", "2.15.0"))))
                    .isEqualTo(Map.of("CVE-2021-44228", "org.apache.logging.log4j:log4j-core 2.14.1"));
            assertThat(found("go", Map.of("usr/bin/docker-registry", program)))
                    .hasSize(1)
                    .hasEntrySatisfying(
                            "CVE-2023-39325", found -> assertThat(found).startsWith("stdlib 1.19."));
        }
    }

    /** Of a package that rpmbuild made, installed by rpm. */
    private byte[] rpmDatabase() throws Exception {
        Tools.need("rpmbuild");
        Path work = Files.createDirectories(folder.resolve("rpmbuild"));
        Files.writeString(work.resolve("gnutls.spec"), """
                Name: gnutls
                Version: 3.7.6
                Release: 12.el9_0
                Summary: made for a test
                License: GPLv3+ and LGPLv2+
                BuildArch: noarch
                %description
                Nothing but its name.
                %files
                """);
        Command.in(work)
                .run(
                        "bash",
                        "-c",
                        "rpmbuild -bb --define \"_topdir $PWD/top\" gnutls.spec && rpm --dbpath $PWD/db -i --justdb --nodeps"
                                + " --noscripts top/RPMS/noarch/gnutls-3.7.6-12.el9_0.noarch.rpm")
                .succeeded();
        return Files.readAllBytes(work.resolve("db/rpmdb.sqlite"));
    }
}
