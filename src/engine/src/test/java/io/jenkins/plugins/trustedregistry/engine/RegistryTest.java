// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
    private static final String WITH_ORGANIZATION = """
            unclassified:
              trustedRegistry:
                listener: {address: 127.0.0.1, port: 0, plainHttp: true}
                administrators: [user:alice]
                organizations:
                  - name: technology
                    description: makes things
                    createOnPush: false
                    owners: [user:alice]
                    teams:
                      - name: devs
                        members: [group:ldap-devs, user:nigelpoulton]
                    repositories:
                      - name: test
                        visibility: public
                        scanOnPush: true
                        grants: [{team: devs, right: read-write}]
            """;

    @TempDir
    private Path folder;

    @Test
    void makesWhatTheSettingsNameAndGivesItBackAsSettings() throws IOException {
        Settings settings = settings(WITH_ORGANIZATION);

        try (TestHost host = TestHost.open(folder, settings)) {
            assertThat(host.registry().export()).isEqualTo(settings);
        }
        try (TestHost again = TestHost.open(folder, settings)) {
            assertThat(again.registry().export()).isEqualTo(settings);
        }
    }

    @Test
    void nobodyElseLooksIntoAHomeThatItMadeNorReadsTheDatabaseInOneThatWasThere() throws IOException {
        Path made = folder.resolve("new/home");
        TestHost.open(made).close();
        assertThat(modes(made)).isEqualTo("rwx------");

        Path given = Files.createDirectory(folder.resolve("given"));
        Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (TestHost host = TestHost.open(given)) {
            assertThat(host.registry()).isNotNull();
            assertThat(modes(given)).isEqualTo("rwxr-xr-x");
            assertThat(modes(given.resolve("registry.db"))).isEqualTo("rw-------");
            assertThat(modes(given.resolve("registry.db-wal"))).isEqualTo("rw-------");
        }
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void leavesAloneWhatTheSettingsDoNotName() throws Exception {
        try (TestHost host = TestHost.open(folder, settings(WITH_ORGANIZATION))) {
            host.send("alice", "POST", "/api/v1/repositories", "{\"name\":\"technology/other\"}");
        }
        try (TestHost host = TestHost.open(folder, settings(WITH_ORGANIZATION))) {
            assertThat(host.send("alice", "GET", "/api/v1/repositories/technology/other", "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void changesNothingWhenOneOrganizationCannotBeMade() throws IOException {
        String broken = WITH_ORGANIZATION + "      - name: nigelpoulton\n";

        assertThatThrownBy(() -> TestHost.open(folder, settings(broken)))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("nigelpoulton");

        try (TestHost host = TestHost.open(folder)) {
            assertThat(host.registry().export().organizations()).isEmpty();
        }
    }

    @Test
    void makesAdministratorsOfThoseTheSettingsName() throws Exception {
        try (TestHost host = TestHost.open(folder, settings(WITH_ORGANIZATION))) {
            assertThat(host.send("alice", "GET", "/api/v1/settings", "").statusCode())
                    .isEqualTo(200);
            assertThat(host.send("stranger", "GET", "/api/v1/settings", "").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void hasItsHomeToItself() throws IOException {
        try (TestHost host = TestHost.open(folder)) {
            assertThatThrownBy(() -> TestHost.open(folder))
                    .isInstanceOf(HomeInUseException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--server URL");
            assertThat(host.registry().port()).isPresent();
        }
        TestHost.open(folder).close();
    }

    @Test
    void namesAStorageFolderThatCannotBeUsedAndGivesTheHomeBack() throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        Path home = folder.resolve("home");
        Settings settings = settings("unclassified: {trustedRegistry: {storage: {folder: '" + file + "'}}}");

        assertThatThrownBy(() -> Registry.open(TestHost.host(home, TestHost.people()), settings, Clock.systemUTC()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());

        TestHost.open(home).close();
    }

    @Test
    void servesCallsInProcessWithoutAListener() throws IOException {
        Settings off = settings("unclassified: {trustedRegistry: {listener: {port: -1}}}");

        try (TestHost host = TestHost.open(folder, off)) {
            assertThat(host.registry().port()).isEmpty();
            assertThat(host.registry().routes()).isNotEmpty();
        }
    }

    @Test
    void writesItsAuthorityWhereClientsFindIt() throws IOException {
        TestHost.open(folder).close();
        String first = Files.readString(folder.resolve("ca.pem"));
        TestHost.open(folder).close();

        assertThat(first).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(folder.resolve("ca.pem")).hasContent(first.strip());
    }

    @Test
    void showsBrowsersAPageAtItsAddressAndLeavesTheApisAlone() throws Exception {
        try (TestHost host = TestHost.open(folder)) {
            HttpClient browser = HttpClient.newHttpClient();
            HttpResponse<String> page = browser.send(
                    HttpRequest.newBuilder(URI.create(host.url() + "/"))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("script-src 'self'");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            Matcher links = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"").matcher(page.body());
            while (links.find()) {
                assertThat(host.send("", "GET", links.group(1), "").statusCode())
                        .as(links.group(1))
                        .isEqualTo(200);
            }
            assertThat(host.send("", "HEAD", "/", "").body()).isEmpty();
            assertThat(host.send("", "GET", "/v2/", "").statusCode()).isEqualTo(401);
            assertThat(host.send("", "GET", "/nothing", "").statusCode()).isEqualTo(404);
        }
    }

    private static Settings settings(String yaml) {
        return SettingsFile.read("test.yaml", yaml, UnaryOperator.identity());
    }
}
