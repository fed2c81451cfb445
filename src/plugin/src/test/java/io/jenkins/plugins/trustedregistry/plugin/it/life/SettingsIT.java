// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are changed in the registry's pages inside Jenkins: kept in Jenkins' configuration, and in force without a restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsIT {
    private static final String SETTINGS = "trusted-registry/api/v1/settings/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Path home;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        home = folder.resolve("home");
        jenkins = RealJenkins.in(home);
        jenkins.configuredBy(Casc.SECURITY, Casc.registry(0)).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    private JsonNode changed(String block, String json) throws Exception {
        HttpResponse<String> answer = nigel.call("PATCH", SETTINGS + block, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private String export() throws Exception {
        return nigel.form("manage/configuration-as-code/export", "").body();
    }

    @Test
    void aChangeIsInForceInJenkinsConfigurationAndInTheExport() throws Exception {
        JsonNode now = changed("garbageCollection", "{\"schedule\":\"15 3 * * *\"}");

        assertThat(now.path("applied").asText()).isEqualTo("now");
        assertThat(now.path("place").asText()).isEqualTo("Jenkins' configuration");
        assertThat(now.path("byCode").asBoolean()).isFalse();
        assertThat(nigel.json("trusted-registry/api/v1/garbage-collection")
                        .path("schedule")
                        .asText())
                .isEqualTo("15 3 * * *");
        assertThat(export()).contains("15 3 * * *");
    }

    @Test
    void whatNeedsItOpensTheRegistryAnewInTheSameJenkins() throws Exception {
        JsonNode soon = changed("jobs", "{\"atOnce\":3}");

        assertThat(soon.path("applied").asText()).isEqualTo("soon");
        JsonNode block = soon;
        while (!block.path("inForce").asBoolean()) {
            HttpResponse<String> asked = nigel.get(SETTINGS + "jobs"); // 503 while it is closed
            block = asked.statusCode() == 200 ? JSON.readTree(asked.body()) : soon;
        }
        assertThat(block.path("problem").isMissingNode()).isTrue();
        assertThat(export()).contains("atOnce: 3");
    }

    @Test
    void whatCodeHasSetIsMarked() throws Exception {
        assertThat(nigel.json(SETTINGS + "listener").path("byCode").asBoolean()).isTrue();
        assertThat(nigel.json(SETTINGS + "trash").path("byCode").asBoolean()).isFalse();
    }

    @Test
    void aSecretIsEncryptedOnDiskAndShownNowhere() throws Exception {
        changed("proxy", "{\"address\":\"http://127.0.0.1:1\",\"user\":\"u\",\"password\":\"a word for the proxy\"}");

        Path file = home.resolve(
                "io.jenkins.plugins.trustedregistry.plugin.configuration.TrustedRegistryConfiguration.xml");
        assertThat(Files.readString(file))
                .doesNotContain("a word for the proxy")
                .contains("127.0.0.1:1");
        assertThat(export()).doesNotContain("a word for the proxy");
    }

    @Test
    void theUpdateCentreIsAskedForReleases() throws Exception {
        JsonNode release = nigel.json("trusted-registry/api/v1/release");

        assertThat(release.path("source").asText()).isEqualTo("the update centre of Jenkins");
    }

    @Test
    void noSettingIsChangedWithoutACrumb() throws Exception {
        assertThat(nigel.bare("PATCH", SETTINGS + "trash", "{\"days\":1}").statusCode())
                .isEqualTo(403);
    }
}
