// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and groups of an LDAP server, through Jenkins' own plugin for it. Needs the plugins ldap and matrix-auth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LdapIT {
    private static final String API = "trusted-registry/api/v1/";
    private static final Pattern API_TOKEN = Pattern.compile("\"tokenValue\":\"([0-9a-f]+)\"");
    private static final Pattern AUTH = Pattern.compile("\"auth\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PeopleServer people;
    private RealJenkins jenkins;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        boolean ldap = jenkins.has("ldap") && jenkins.has("matrix-auth");
        if (!ldap) {
            System.err.println("SKIPPED: nobody logged in by LDAP. The folder of plugins has no ldap and matrix-auth.");
        }
        Assumptions.assumeTrue(ldap, "needs the plugins ldap and matrix-auth");
        people = PeopleServer.start();
        for (String name : new String[] {"root", "ada", "grace", "joan", "mary", "dorothy", "hedy"}) {
            people.add(name);
        }
        people.group("developers", "ada", "joan", "mary", "dorothy", "hedy");
        people.group("admirals", "grace");
        jenkins.configuredBy(
                        people.casc(),
                        Casc.registry(port)
                                .replace("user:nigelpoulton", "group:developers")
                                .replace("visibility: public", "visibility: private"))
                .start();
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {jenkins, people}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void thePasswordOfTheDirectoryLogsInWithItsGroups() throws Exception {
        assertThat(docker("ada").login().statusCode()).isEqualTo(200);
        assertThat(docker("ada").push("technology/test", "by-password").statusCode())
                .isEqualTo(201);
        assertThat(docker("grace").login().statusCode()).isEqualTo(200);
        assertThat(docker("grace").startUpload("technology/test").statusCode())
                .as("her group is in no team")
                .isNotEqualTo(202);
        assertThat(docker("ada", "wrong").login().statusCode()).isEqualTo(401);
        assertThat(docker("mallory", PeopleServer.password("mallory")).login().statusCode())
                .isEqualTo(401);
        assertThat(as("ada").json(API + "whoami").get("identities").toString())
                .contains("user:ada", "group:developers")
                .doesNotContain("admirals");
        assertThat(as("root").json(API + "whoami").get("registryAdmin").asBoolean())
                .isTrue();
    }

    @Test
    void apiTokensAndBundlesHaveTheGroupsWithoutAPassword() throws Exception {
        assertThat(docker("joan", apiToken("joan"))
                        .push("technology/test", "by-api-token")
                        .statusCode())
                .isEqualTo(201);
        assertThat(docker("joan", accessToken("joan"))
                        .push("technology/test", "by-access-token")
                        .statusCode())
                .isEqualTo(201);
        assertThat(docker("joan", bundle("joan"))
                        .push("technology/test", "by-bundle")
                        .statusCode())
                .isEqualTo(201);
        assertThat(docker("grace", apiToken("grace"))
                        .startUpload("technology/test")
                        .statusCode())
                .isNotEqualTo(202);
    }

    @Test
    void whoLeavesTheGroupLosesItsRightsAndGetsThemBackWithIt() throws Exception {
        String token = apiToken("mary");
        assertThat(docker("mary", token).startUpload("technology/test").statusCode())
                .isEqualTo(202);

        people.leave("developers", "mary");

        becomes(() -> docker("mary", token).startUpload("technology/test").statusCode() != 202);
        assertThat(docker("mary", token).login().statusCode()).isEqualTo(200);
        people.join("developers", "mary");
        becomes(() -> docker("mary", token).startUpload("technology/test").statusCode() == 202);
    }

    @Test
    void whoIsDisabledInTheDirectoryIsOutWithWhateverTheyHold() throws Exception {
        assertIsOutAfter("dorothy", () -> people.disable("dorothy"));
    }

    @Test
    void soIsWhoIsRemovedFromIt() throws Exception {
        assertIsOutAfter("hedy", () -> people.remove("hedy"));
    }

    @Test
    void peopleAndGroupsAreCompletedAlsoThoseWhoHaveNeverLoggedIn() throws Exception {
        assertThat(docker("ada").login().statusCode()).isEqualTo(200);
        assertThat(as("root").json(API + "directory?prefix=gr").toString()).doesNotContain("user:root");
        assertThat(as("root").json(API + "directory?prefix=root").toString()).contains("user:root");
        assertThat(as("root").json(API + "directory?prefix=devel").toString()).contains("group:developers");
        people.add("katherine");
        assertThat(as("root").json(API + "directory?prefix=katherine").toString())
                .contains("user:katherine");
    }

    private void assertIsOutAfter(String name, Deed deed) throws Exception {
        String[] secrets = {PeopleServer.password(name), apiToken(name), accessToken(name), bundle(name)};
        for (String secret : secrets) {
            assertThat(docker(name, secret).login().statusCode()).isEqualTo(200);
        }

        deed.done();

        for (String secret : secrets) {
            becomes(() -> docker(name, secret).login().statusCode() == 401);
        }
    }

    /** Something that is done to the directory. */
    private interface Deed {
        void done() throws Exception;
    }

    /** Answers about people are kept for seconds; a password that was right for up to a minute. */
    private static void becomes(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE.multipliedBy(2));
        while (!condition.call()) {
            assertThat(Instant.now()).as("it did not come to that").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }

    private JenkinsSession as(String name) {
        return jenkins.as(name, PeopleServer.password(name));
    }

    private RegistryClient docker(String name) throws Exception {
        return docker(name, PeopleServer.password(name));
    }

    private RegistryClient docker(String name, String secret) throws Exception {
        return new RegistryClient(jenkins.home(), port, name, secret);
    }

    private String apiToken(String name) throws Exception {
        Matcher token = API_TOKEN.matcher(as(name).form(
                        "user/" + name + "/descriptorByName/jenkins.security.ApiTokenProperty/generateNewToken",
                        "newTokenName=docker")
                .body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private String accessToken(String name) throws Exception {
        return JenkinsSession.parsed(
                        as(name).call("POST", API + "tokens", "{\"name\": \"it\", \"right\": \"read-write\"}"))
                .get("token")
                .asText();
    }

    /** The password that a bundle's docker configuration holds. */
    private String bundle(String name) throws Exception {
        byte[] zip = as(name).file(API + "bundles", "{\"name\": \"laptop\"}");
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                if (entry.getName().endsWith("config.json")) {
                    Matcher auth = AUTH.matcher(new String(files.readAllBytes(), StandardCharsets.UTF_8));
                    assertThat(auth.find()).isTrue();
                    String login = new String(Base64.getDecoder().decode(auth.group(1)), StandardCharsets.UTF_8);
                    return login.substring(login.indexOf(':') + 1);
                }
            }
        }
        throw new AssertionError("The bundle has no config.json");
    }
}
