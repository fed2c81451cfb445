// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring;

import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.get;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.ok;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.MirrorSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors that stand in the settings. */
@Timeout(240)
class MirrorsAsCodeTest {
    private static final String MIRRORS = RuleFixture.DEV + "/-/mirrors";
    private static final String MIRROR = """
            organizations:
            - name: dev
              owners: ['user:alice']
              repositories:
              - name: app
                mirrors:
                - name: out
                  direction: push
                  registry: https://registry.example.com
                  repository: far/away
                  username: robot
                  password: Geheim-1
                  criteria: [tag starts with v]
                  active: false
                  owner: user:alice
                - name: in
                  direction: poll
                  registry: https://registry.example.com
                  repository: alpine
                  schedule: ''
            """;

    @TempDir
    private Path home;

    @Test
    void areMadeOnceAndStayAsTheyAreAtTheNextStart() throws Exception {
        JsonNode before;
        try (TestHost host = TestHost.open(home, settings(MIRROR))) {
            before = get(host, MIRRORS);
            assertThat(before.get("items").findValuesAsText("owner")).containsExactly("settings", "user:alice");
            assertThat(before.at("/items/0/schedule").asText()).isEmpty();
            assertThat(before.at("/items/1/passwordSet").asBoolean()).isTrue();
        }
        try (TestHost again = TestHost.open(home, settings(MIRROR))) {
            assertThat(get(again, MIRRORS)).isEqualTo(before);
        }
    }

    @Test
    void whatTheySayIsSetBackAndOthersStay() throws Exception {
        try (TestHost host = TestHost.open(home, settings(MIRROR))) {
            ok(host, "admin", "PATCH", MIRRORS + "/out", "{\"active\":true,\"password\":\"another\"}");
            ok(
                    host,
                    "admin",
                    "POST",
                    MIRRORS,
                    "{\"name\":\"by-hand\",\"direction\":\"push\",\"registry\":\"https://r.example.com\",\"repository\":\"a\",\"triggers\":[]}");
        }
        try (TestHost again = TestHost.open(home, settings(MIRROR))) {
            JsonNode items = get(again, MIRRORS).get("items");
            assertThat(items.findValuesAsText("name")).containsExactly("by-hand", "in", "out");
            assertThat(items.get(2).get("active").asBoolean()).isFalse();
            assertThat(items.get(2).get("owner").asText()).isEqualTo("user:alice");
        }
    }

    @Test
    void aPasswordThatIsNotGivenStaysOnlyWhereItWasFor() throws Exception {
        String without = MIRROR.replace("      password: Geheim-1\n", "");
        assertThat(without).isNotEqualTo(MIRROR);
        try (TestHost host = TestHost.open(home, settings(MIRROR))) {
            assertThat(get(host, MIRRORS + "/out").get("passwordSet").asBoolean())
                    .isTrue();
        }
        try (TestHost again = TestHost.open(home, settings(without))) {
            assertThat(get(again, MIRRORS + "/out").get("passwordSet").asBoolean())
                    .isTrue();
        }
        try (TestHost elsewhere = TestHost.open(home, settings(without.replace("robot", "somebody")))) {
            assertThat(get(elsewhere, MIRRORS + "/out").get("passwordSet").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void anExportNamesTheOwnerAndNoPassword() throws Exception {
        try (TestHost host = TestHost.open(home, settings(MIRROR))) {
            Settings exported = host.registry().export();
            String written = SettingsFile.write(exported);
            assertThat(written)
                    .contains("mirrors:", "owner: user:alice", "username: robot")
                    .doesNotContain("Geheim-1");
            assertThat(SettingsFile.read("written", written, UnaryOperator.identity()))
                    .isEqualTo(exported);
            List<MirrorSettings> mirrors =
                    exported.organizations().get(0).repositories().get(0).mirrors();
            assertThat(mirrors.get(0).schedule()).isEmpty();
            assertThat(mirrors.get(1).schedule()).isNull();
            assertThat(host.send("admin", "GET", "/api/v1/settings", "").body()).doesNotContain("Geheim-1");
        }
        assertThat(settings(MIRROR).toString()).doesNotContain("Geheim-1");
        assertThat(SettingsFile.write(settings(MIRROR).withoutSecrets())).doesNotContain("Geheim-1");
    }

    @Test
    void aMistakeIsNamedWithItsLine() {
        refused("direction: poll", "direction: pull", "use push, to the other registry, or poll");
        refused("schedule: ''", "schedule: often", "is not a cron expression");
        refused("schedule: ''", "criteria: [critical = 0]", "can't go by 'critical = 0'");
        refused("registry: https://registry.example.com", "registry: registry.example.com", "write https://");
        refused("username: robot", "user: robot", "user", "username");
        refused("repository: alpine", "active: true", "repository");
    }

    private static void refused(String what, String instead, String... sentences) {
        assertThat(MIRROR).contains(what);
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> settings(MIRROR.replace(what, instead)))
                .satisfies(e -> assertThat(e.getMessage()).contains("line ").contains(sentences));
    }
}
