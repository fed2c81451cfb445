// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.DEV;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.MANIFEST;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.PROD;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.get;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.ok;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.FakeBuilds;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What has to follow a push can't be written down: then there was no push, and the same one later is good. Nobody ever gets an image
 * that the gates were not asked about.
 */
@Timeout(240)
class FailedFollowUpTest {
    private static final String SETTINGS = """
            organizations:
            - name: dev
              owners: ['user:alice']
              teams: [{name: builds, members: ['job:release']}]
              repositories: [{name: app, visibility: public, grants: [{team: builds, right: read-write}]}]
            - {name: prod, owners: ['user:alice'], repositories: [{name: app, visibility: public}]}
            """;
    private static final String POLICY = "{\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}";

    @TempDir
    private Path home;

    private final FakeBuilds builds = new FakeBuilds();
    private TestHost host;

    @BeforeEach
    void open() throws Exception {
        RuleFixture.knowOfOneVulnerability(home);
        host = TestHost.open(home, RuleFixture.settings(SETTINGS), builds);
        ok(host, "admin", "PUT", "/api/v1/gates/policies/p", POLICY);
        settle(host);
    }

    @AfterEach
    void close() throws IOException {
        host.close();
    }

    /** Rows of this table can't be written from now on, as when its index is damaged. */
    private void refuse(String table) throws SQLException {
        sql("CREATE TRIGGER broken BEFORE INSERT ON " + table + " BEGIN SELECT RAISE(ABORT, 'on purpose'); END");
    }

    private void mend() throws SQLException {
        sql("DROP TRIGGER broken");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database();
                Statement made = connection.createStatement()) {
            made.execute("PRAGMA busy_timeout = 60000");
            made.execute(statement);
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + home.resolve("registry.db"));
    }

    private HttpResponse<String> put(String authorization, TestImage image, String tag) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(host.url() + "/v2/dev/app/manifests/" + tag))
                                .header("Content-Type", MANIFEST)
                                .header("Authorization", authorization)
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(image.manifest()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> put(TestImage image, String tag) throws Exception {
        return put(TestHost.basic("admin", "admin-password"), image, tag);
    }

    private int pull(String reference) throws Exception {
        return host.send("nigelpoulton", "GET", "/v2/dev/app/manifests/" + reference, "")
                .statusCode();
    }

    private static TestImage good(String content) throws Exception {
        return RuleFixture.fixed().layer("COPY x /", Map.of("x", content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"job", "gate_due"})
    void aPushWhoseScanOrVerdictCanNotBeAskedForIsNone(String table) throws Exception {
        good("before").push(host, "dev/app", "v1");
        settle(host);
        TestImage bad = TestImage.debian();
        bad.blobs(host, "dev/app");
        refuse(table);

        HttpResponse<String> failed = put(bad, "v1");

        assertThat(failed.statusCode()).as(failed.body()).isEqualTo(500);
        assertThat(failed.body()).contains("Try again", "incident").doesNotContain("on purpose", "SQL");
        assertThat(pull(bad.digest().toString())).isEqualTo(404);
        assertThat(pull("v1")).as("the tag is where it was").isEqualTo(200);

        mend();

        assertThat(put(bad, "v1").statusCode()).isEqualTo(201);
        settle(host);
        assertThat(get(host, DEV + "/-/manifests/v1/scan").get("state").asText())
                .isEqualTo("scanned");
        assertThat(pull("v1")).as("what follows has followed").isEqualTo(403);
        while (!get(host, DEV + "/-/gates/verdicts?outcome=blocked")
                .toString()
                .contains(bad.digest().toString())) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aPromotionWhoseConsequencesCanNotBeWrittenDownIsNone() throws Exception {
        TestImage image = good("one");
        image.push(host, "dev/app", "v1");
        settle(host);
        refuse("gate_due");

        HttpResponse<String> failed =
                host.send("alice", "POST", DEV + "/-/tags/v1/promotions", "{\"target\":\"prod/app\"}");

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(host.send("admin", "GET", PROD + "/-/tags/v1", "").statusCode())
                .isEqualTo(404);
        mend();
        ok(host, "alice", "POST", DEV + "/-/tags/v1/promotions", "{\"target\":\"prod/app\"}");
        assertThat(host.send("admin", "GET", PROD + "/-/tags/v1", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatCanNotBeFollowedUpIsNotPublishedEither() throws Exception {
        BuildId build = builds.run("b1", "release", 17, Trust.TRUSTED);
        StagingId area = host.registry().stagings().begin(build);
        BuildLogin login = host.registry().stagings().login(build, area);
        TestImage image = good("one");
        image.push(host, TestHost.basic(login.user(), login.secret().text()), "dev/app", "v1");
        settle(host);
        refuse("job");

        assertThatThrownBy(() -> host.registry().stagings().publish(build, area))
                .isInstanceOf(RuntimeException.class);

        assertThat(pull("v1")).isEqualTo(404);
        assertThat(pull(image.digest().toString())).isEqualTo(404);
        mend();
        host.registry().stagings().publish(build, area);
        settle(host);
        assertThat(pull("v1")).isEqualTo(200);
    }

    @Test
    @Tag("slow")
    void whileSomethingElseHoldsTheDatabaseAPushFailsAndIsGoodLater() throws Exception {
        TestImage bad = TestImage.debian();
        bad.blobs(host, "dev/app");
        settle(host);
        try (Connection holder = database();
                Statement held = holder.createStatement()) {
            held.execute("PRAGMA busy_timeout = 60000");
            held.execute("BEGIN IMMEDIATE");

            assertThat(put(bad, "v1").statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(pull("v1")).isEqualTo(404);

            held.execute("ROLLBACK");
        }
        assertThat(put(bad, "v1").statusCode()).isEqualTo(201);
        settle(host);
        assertThat(pull("v1")).isEqualTo(403);
    }
}
