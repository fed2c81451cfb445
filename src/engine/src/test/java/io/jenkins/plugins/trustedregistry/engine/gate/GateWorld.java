// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import io.jenkins.plugins.trustedregistry.engine.credentials.FakeBuilds;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A whole registry with gates, advisories about zlib, and a time of its own. */
final class GateWorld implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String API = "/api/v1";
    /** When the newest of the advisories was changed. */
    static final Instant DATA = Instant.parse("2024-01-01T00:00:00Z");

    static final String REPOSITORY = API + "/repositories/technology/test";

    private final Path home;
    private final String gates;
    private final Movable clock = new Movable();
    private final FakeBuilds builds = new FakeBuilds();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private TestHost host;

    private GateWorld(Path home, String gates) throws Exception {
        this.home = home;
        this.gates = gates;
        host = start();
    }

    /** @param gates the block of settings, unindented; may be empty */
    static GateWorld open(Path home, String gates) throws Exception {
        advisories(home, DATA);
        return new GateWorld(home, gates);
    }

    /** Where nothing was ever imported. */
    static GateWorld withoutData(Path home) throws Exception {
        return new GateWorld(home, "");
    }

    private static void advisories(Path home, Instant changed) throws Exception {
        try (TestAdvisories advisories = new TestAdvisories(home)) {
            advisories.archive(
                    "Debian",
                    Osv.record("DEBIAN-CVE-2022-37434")
                            .modified(changed.toString())
                            .upstream("CVE-2022-37434")
                            .cvss3("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                            .affects("Debian:12", "zlib", "0", "1:1.2.11.dfsg-4.1"));
        }
    }

    /** The same with data that was changed at this time, which the registry finds when it is opened again. */
    void newerData(Instant changed) throws Exception {
        host.close();
        advisories(home, changed);
        host = start();
    }

    /** What happened, in its order. */
    List<Event> events() {
        return events;
    }

    private static final class Movable extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }

    private TestHost start() throws Exception {
        String yaml = "unclassified:\n  trustedRegistry:\n"
                + "    listener: {address: 127.0.0.1, port: 0, plainHttp: true}\n"
                + "    advisories: {kev: '', epss: ''}\n"
                + "    organizations: [{name: technology, owners: ['user:admin'],"
                + " teams: [{name: devs, members: ['user:nigelpoulton']}, {name: builds, members: ['job:release']}], repositories: ["
                + "{name: test, visibility: public, grants: [{team: devs, right: admin}, {team: builds, right: read-write}]},"
                + " {name: quiet, visibility: public, scanOnPush: false}]}]\n"
                + gates.indent(4);
        return TestHost.open(
                home,
                SettingsFile.read("test", yaml, UnaryOperator.identity()),
                builds,
                clock,
                (event, actor) -> events.add(event));
    }

    TestHost host() {
        return host;
    }

    FakeBuilds builds() {
        return builds;
    }

    Instant now() {
        return clock.instant();
    }

    void pass(Duration time) {
        clock.ahead = clock.ahead.plus(time);
    }

    void restart() throws Exception {
        host.close();
        host = start();
    }

    static TestImage good() throws Exception {
        return zlib("1:1.2.13.dfsg-1");
    }

    static TestImage bad() throws Exception {
        return TestImage.debian();
    }

    static TestImage zlib(String version) throws Exception {
        return TestImage.empty()
                .layer(
                        "zlib",
                        Map.of("etc/os-release", TestImage.DEBIAN_12, "var/lib/dpkg/status", TestImage.zlib(version)));
    }

    /** Once every job that was asked for has ended. */
    void settle() throws Exception {
        while (running("queued") || running("running")) {
            Thread.onSpinWait();
        }
    }

    private boolean running(String state) throws Exception {
        return !ok("admin", "GET", API + "/jobs?state=" + state, "")
                .get("items")
                .isEmpty();
    }

    HttpResponse<String> send(String user, String method, String path, String body) throws Exception {
        return host.send(user, method, path, body);
    }

    JsonNode ok(String user, String method, String path, String body) throws Exception {
        HttpResponse<String> response = send(user, method, path, body);
        assertThat(response.statusCode())
                .as(method + " " + path + ": " + response.body())
                .isBetween(200, 299);
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }

    HttpResponse<String> pull(String repository, String reference) throws Exception {
        return send("alice", "GET", "/v2/technology/" + repository + "/manifests/" + reference, "");
    }

    /** The message of a refused pull. */
    String refusal(String repository, String reference) throws Exception {
        HttpResponse<String> refused = pull(repository, reference);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        return JSON.readTree(refused.body()).at("/errors/0/message").asText();
    }

    void policy(String yamlAsJson) throws Exception {
        String name = JSON.readTree(yamlAsJson).get("name").asText();
        ok("admin", "PUT", API + "/gates/policies/" + name, yamlAsJson);
    }

    @Override
    public void close() throws IOException {
        host.close();
    }
}
