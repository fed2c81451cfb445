// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.organization;

import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.get;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.ok;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Organizations that stand in the settings and are changed by calls as well. */
class OrganizationsAsCodeTest {
    private static final String ORGANIZATION = "/api/v1/organizations/dev";
    private static final String TEAM = ORGANIZATION + "/teams/makers";
    private static final String REPOSITORY = "/api/v1/repositories/dev/app";
    private static final String NAMES_ONLY = """
            organizations:
              - name: dev
                teams: [{name: makers}]
                repositories: [{name: app}]
            """;

    @TempDir
    private Path home;

    private static void changeEverything(TestHost host) throws Exception {
        ok(
                host,
                "admin",
                "PATCH",
                ORGANIZATION,
                "{\"description\": \"by a call\", \"createOnPush\": true, \"owners\": [\"user:alice\"]}");
        ok(
                host,
                "admin",
                "PATCH",
                TEAM,
                "{\"description\": \"by a call\", \"members\": [\"user:nigelpoulton\", \"group:ldap-devs\"]}");
        ok(host, "admin", "PATCH", REPOSITORY, """
                {"description": "by a call", "visibility": "public", "scanOnPush": false, "immutableTags": ["v*"], "immutableDays": 9,
                 "untagged": "14d", "scanner": "built-in"}""");
        ok(host, "admin", "PUT", REPOSITORY + "/-/tag-limit", "{\"tags\": 500}");
        ok(host, "admin", "PUT", TEAM + "/grants/dev/app", "{\"right\": \"read-write\"}");
        ok(
                host,
                "admin",
                "POST",
                REPOSITORY + "/-/pruning-policies",
                "{\"name\": \"old\", \"criteria\": [\"tag like pr-*\"]}");
    }

    private static String everything(TestHost host) throws Exception {
        JsonNode repository = get(host, REPOSITORY);
        return get(host, ORGANIZATION) + "\n" + get(host, TEAM) + "\n" + repository + "\n"
                + get(host, REPOSITORY + "/-/tag-limit") + "\n" + get(host, TEAM + "/grants") + "\n"
                + get(host, REPOSITORY + "/-/pruning-policies");
    }

    @Test
    void whatTheSettingsDoNotSayStaysAsItWasSetElsewhere() throws Exception {
        String before;
        try (TestHost host = TestHost.open(home, settings(NAMES_ONLY))) {
            changeEverything(host);
            before = everything(host);
        }
        try (TestHost again = TestHost.open(home, settings(NAMES_ONLY))) {
            assertThat(everything(again)).isEqualTo(before).contains("by a call", "500", "\"v*\"", "ldap-devs", "old");
        }
    }

    @Test
    void whatTheSettingsSayIsSetBackAtEachStartAlsoWhenItIsNothing() throws Exception {
        Settings said = settings("""
                organizations:
                  - name: dev
                    description: ""
                    createOnPush: false
                    owners: []
                    teams:
                      - name: makers
                        description: by code
                        members: []
                    repositories:
                      - name: app
                        description: ""
                        visibility: private
                        scanOnPush: true
                        immutableTags: []
                        immutableDays: 0
                        untagged: ""
                        scanner: ""
                        tagLimit: 0
                """);
        String before;
        try (TestHost host = TestHost.open(home, said)) {
            before = everything(host);
            changeEverything(host);
        }
        try (TestHost again = TestHost.open(home, said)) {
            ok(again, "admin", "DELETE", TEAM + "/grants/dev/app", "");
            ok(again, "admin", "DELETE", REPOSITORY + "/-/pruning-policies/old", "");
            assertThat(everything(again)).isEqualTo(before).contains("by code");
        }
    }

    @Test
    void anEmptyValueIsStillThereWhenTheSettingsAreWrittenAndRead() {
        Settings said = settings("""
                organizations:
                  - name: dev
                    owners: []
                    teams: [{name: makers, members: []}]
                    repositories: [{name: app, description: "", immutableTags: [], immutableDays: 0, tagLimit: 0}]
                  - name: other
                """);

        Settings read = SettingsFile.read("written", SettingsFile.write(said), UnaryOperator.identity());

        assertThat(read).isEqualTo(said);
        assertThat(read.organizations().get(0).owners()).isEmpty();
        assertThat(read.organizations().get(1).owners()).isNull();
    }

    @Test
    void anExportNamesWhatWasSetAndLeavesOutWhatNobodySet() throws Exception {
        try (TestHost host = TestHost.open(home, settings(NAMES_ONLY))) {
            RepositorySettings fresh = host.registry()
                    .export()
                    .organizations()
                    .get(0)
                    .repositories()
                    .get(0);
            assertThat(fresh.tagLimit()).isNull();
            assertThat(fresh.visibility()).isEqualTo("private");

            changeEverything(host);

            OrganizationSettings exported =
                    host.registry().export().organizations().get(0);
            assertThat(exported.description()).isEqualTo("by a call");
            assertThat(exported.repositories().get(0).tagLimit()).isEqualTo(500);
            assertThat(exported.repositories().get(0).untagged()).isEqualTo("14d");
        }
    }
}
