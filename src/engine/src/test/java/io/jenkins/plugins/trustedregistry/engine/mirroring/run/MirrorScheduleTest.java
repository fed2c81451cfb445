// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Schedule;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors that poll by themselves. */
@Timeout(240)
class MirrorScheduleTest {
    @TempDir
    private Path folder;

    private final Movable clock = new Movable();

    private static List<String> crons(TestHost host) {
        return host.registry().jobs().schedules().stream()
                .filter(each -> each.kind().equals(MirrorJobs.POLL))
                .map(Schedule::cron)
                .map(Object::toString)
                .toList();
    }

    private static void mirror(TestHost host, String name, String url, String more) throws Exception {
        assertThat(host.send(
                                "alice",
                                "POST",
                                MirrorPair.MIRRORS,
                                "{\"name\":\"" + name + "\",\"direction\":\"poll\",\"registry\":\"" + url
                                        + "\",\"repository\":\"far/app\"" + more + "}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aMirrorPollsWhenItsTimeHasCome() throws Exception {
        try (FakeRegistry registry = new FakeRegistry();
                TestHost host =
                        TestHost.open(folder, RuleFixture.settings(MirrorPair.HERE), RunningBuilds.NONE, clock)) {
            TestImage image = TestImage.empty().layer("ADD x /", Map.of("etc/x", "one"));
            registry.tag("v1", image);
            mirror(host, "in", registry.url(), "");
            assertThat(crons(host)).containsExactly("*/30 * * * *");
            assertThat(registry.asked()).isEmpty();

            clock.move(Duration.ofMinutes(31));
            while (MirrorPair.digest(host, "dev/app", "v1").isEmpty()) {
                Thread.onSpinWait();
            }
            RuleFixture.settle(host);
            JsonNode job = RuleFixture.get(host, "/api/v1/jobs?kind=" + MirrorJobs.POLL)
                    .at("/items/0");
            assertThat(job.get("requestedBy").asText()).isEqualTo("schedule");
        }
    }

    @Test
    void schedulesFollowTheirMirrorsAndRepositories() throws Exception {
        try (TestHost host = RuleFixture.open(folder, MirrorPair.HERE)) {
            mirror(host, "one", "http://127.0.0.1:9", ",\"schedule\":\"1 2 * * *\"");
            mirror(host, "two", "http://127.0.0.1:9", ",\"schedule\":\"3 4 * * *\"");
            mirror(host, "by-hand", "http://127.0.0.1:9", ",\"schedule\":\"\"");
            assertThat(crons(host)).containsExactlyInAnyOrder("1 2 * * *", "3 4 * * *");

            ok(host, "alice", "PATCH", MirrorPair.MIRRORS + "/one", "{\"schedule\":\"5 6 * * *\"}");
            ok(host, "alice", "PATCH", MirrorPair.MIRRORS + "/two", "{\"active\":false}");
            assertThat(crons(host)).containsExactly("5 6 * * *");

            ok(host, "alice", "DELETE", RuleFixture.DEV, "");
            assertThat(crons(host)).isEmpty();
            String entry = RuleFixture.get(host, "/api/v1/trash?namespace=dev")
                    .at("/items/0/id")
                    .asText();
            ok(host, "alice", "POST", "/api/v1/trash/" + entry + "/restore", "{}");
            assertThat(crons(host)).containsExactly("5 6 * * *");

            ok(host, "alice", "DELETE", MirrorPair.MIRRORS + "/one", "");
            assertThat(crons(host)).isEmpty();
        }
    }

    private static final class Movable extends Clock {
        private volatile Instant now = Instant.parse("2026-11-26T10:00:00Z");

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
