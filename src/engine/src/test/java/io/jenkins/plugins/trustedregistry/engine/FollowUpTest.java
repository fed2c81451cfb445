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
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What follows from a push, a promotion, a publication: rules, gates, pruning. It is done, too, when the process ends right behind the
 * transaction that stored the images, before anybody was told.
 */
@Timeout(240)
class FollowUpTest {
    private static final String SETTINGS = """
            scan: {onPush: false}
            organizations:
            - name: dev
              owners: ['user:alice']
              teams: [{name: builds, members: ['job:release']}]
              repositories: [{name: app, grants: [{team: builds, right: read-write}]}, {name: done}]
            - {name: prod, owners: ['user:alice'], repositories: [{name: app, tagLimit: 1}]}
            """;
    private static final String ALL = "{\"name\":\"all\",\"target\":\"%s\",\"triggers\":[\"push\"]}";

    @TempDir
    private Path home;

    private final FakeBuilds builds = new FakeBuilds();

    /** As far as whoever waits can tell, the process ends here. */
    private static final class TheEnd extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Ends the thread at the first event of a type. */
    private static final class Ending implements Subscriber {
        private final AtomicReference<Set<EventType>> at = new AtomicReference<>(Set.of());

        @Override
        public void happened(Event event, String actor) {
            if (at.get().contains(event.type())) {
                throw new TheEnd();
            }
        }
    }

    private final Ending ending = new Ending();

    private TestHost open() throws IOException {
        return TestHost.listening(home, RuleFixture.settings(SETTINGS), builds, ending);
    }

    private static TestImage image(String content) throws Exception {
        return TestImage.empty().layer("COPY x /", Map.of("x", content));
    }

    /** A push whose thread ends once the manifest is stored; what the client sees of it does not matter. */
    private void pushAndEnd(TestHost host, String repository, String tag, TestImage image) throws Exception {
        image.blobs(host, repository);
        ending.at.set(Set.of(EventType.MANIFEST_PUSH, EventType.TAG_PUSH));
        try {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(host.url() + "/v2/" + repository + "/manifests/" + tag))
                                    .header("Content-Type", MANIFEST)
                                    .header("Authorization", TestHost.basic("admin", "admin-password"))
                                    .PUT(HttpRequest.BodyPublishers.ofByteArray(image.manifest()))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            assertThat(e).as("the connection may be cut").isNotNull();
        }
    }

    private void restart(TestHost host) throws IOException {
        host.close();
        ending.at.set(Set.of());
    }

    private static boolean has(TestHost host, String repository, String tag) throws Exception {
        return host.send("admin", "GET", repository + "/-/tags/" + tag, "").statusCode() == 200;
    }

    @Test
    void aRuleHearsOfAPushThatEndedRightBehindItsManifest() throws Exception {
        TestHost host = open();
        ok(host, "alice", "POST", DEV + "/-/promotion-rules", ALL.formatted("prod/app"));
        pushAndEnd(host, "dev/app", "v1", image("one"));
        restart(host);

        try (TestHost again = open()) {
            settle(again);

            assertThat(has(again, PROD, "v1")).isTrue();
        }
    }

    @Test
    void pruningHearsOfAPushThatEndedRightBehindItsManifest() throws Exception {
        TestHost host = open();
        image("old").push(host, "prod/app", "old");
        pushAndEnd(host, "prod/app", "new", image("new"));
        restart(host);

        try (TestHost again = open()) {
            settle(again);

            assertThat(has(again, PROD, "new")).isTrue();
            assertThat(has(again, PROD, "old")).isFalse();
        }
    }

    @Test
    void theGatesHearOfAPushThatEndedRightBehindItsManifest() throws Exception {
        TestHost host = open();
        ok(
                host,
                "admin",
                "PUT",
                "/api/v1/gates/policies/p",
                "{\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}");
        settle(host);
        TestImage image = image("one");
        pushAndEnd(host, "dev/app", "v1", image);
        restart(host);

        try (TestHost again = open()) {
            while (!get(again, DEV + "/-/gates/verdicts")
                    .toString()
                    .contains(image.digest().toString())) {
                Thread.onSpinWait();
            }
            assertThat(get(again, "/api/v1/jobs?kind=gate-round").get("items"))
                    .as("none but the one that the new policy asked for")
                    .hasSize(1);
        }
    }

    @Test
    void theRulesOfTheTargetHearOfAPromotionThatEndedRightBehindIt() throws Exception {
        TestHost host = open();
        ok(host, "alice", "POST", PROD + "/-/promotion-rules", ALL.formatted("dev/done"));
        image("old").push(host, "prod/app", "old");
        image("one").push(host, "dev/app", "v1");
        settle(host);
        ending.at.set(Set.of(EventType.PROMOTION));
        assertThat(host.send("alice", "POST", DEV + "/-/tags/v1/promotions", "{\"target\":\"prod/app\"}")
                        .statusCode())
                .isEqualTo(500);
        restart(host);

        try (TestHost again = open()) {
            settle(again);

            assertThat(has(again, "/api/v1/repositories/dev/done", "v1")).isTrue();
            assertThat(has(again, PROD, "old")).as("the tag limit, too").isFalse();
        }
    }

    @Test
    void rulesHearOfAPublicationThatEndedRightBehindIt() throws Exception {
        TestHost host = open();
        ok(host, "alice", "POST", DEV + "/-/promotion-rules", ALL.formatted("prod/app"));
        BuildId build = builds.run("b1", "release", 17, Trust.TRUSTED);
        StagingId area = host.registry().stagings().begin(build);
        BuildLogin login = host.registry().stagings().login(build, area);
        TestImage image = image("one");
        image.push(host, "dev/app", image.digest().toString());
        HttpResponse<String> staged = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(host.url() + "/v2/dev/app/manifests/v1"))
                                .header("Content-Type", MANIFEST)
                                .header(
                                        "Authorization",
                                        TestHost.basic(
                                                login.user(), login.secret().text()))
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(image.manifest()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(staged.statusCode()).as(staged.body()).isEqualTo(201);
        ending.at.set(Set.of(EventType.STAGING_PUBLISHED));
        assertThatThrownBy(() -> host.registry().stagings().publish(build, area))
                .isInstanceOf(TheEnd.class);
        restart(host);

        try (TestHost again = open()) {
            settle(again);

            assertThat(has(again, PROD, "v1")).isTrue();
        }
    }
}
