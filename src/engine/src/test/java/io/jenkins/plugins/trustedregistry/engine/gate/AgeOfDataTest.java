// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.GateEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.ScanEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever the registry tells a verdict, or counts that act like one, it tells how old the data is that they rest on. */
class AgeOfDataTest {
    private static final String MANIFEST = GateWorld.REPOSITORY + "/-/manifests/bad";
    private static final String NO_CRITICALS =
            "{\"name\":\"no-criticals\",\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}";
    private static final String LIST = GateWorld.API + "/gates/verdicts";

    @TempDir
    Path home;

    /** Every place of the API, of events and of logs; commands, pages and Jenkins have tests of their own. */
    private static Map<String, String> places(GateWorld world) throws Exception {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("verdict", text(world, MANIFEST + "/verdict"));
        places.put("verdict under one policy", text(world, MANIFEST + "/verdict?policy=no-criticals"));
        places.put("list of verdicts", text(world, LIST));
        places.put("verdicts of a repository", text(world, GateWorld.REPOSITORY + "/-/gates/verdicts"));
        places.put(
                "rehearsal",
                world.ok("admin", "POST", GateWorld.API + "/gates/rehearsals", "{\"policy\":\"no-criticals\"}")
                        .toString());
        places.put("refused pull", world.pull("test", "bad").body());
        places.put("refused pull of a blob", refusedBlob(world));
        places.put(
                "refused promotion",
                world.send(
                                "admin",
                                "POST",
                                GateWorld.REPOSITORY + "/-/tags/bad/promotions",
                                "{\"target\":\"technology/quiet\"}")
                        .body());
        places.put("dry run of a promotion, by a gate", promotion(world, ""));
        places.put("dry run of a promotion, by a criterion", promotion(world, "\"critical = 0\""));
        places.put("dry run of a promotion, by the gate's verdict", promotion(world, "\"gate is passed\""));
        places.put("dry run of pruning", pruning(world));
        places.put("tags", text(world, GateWorld.REPOSITORY + "/-/tags"));
        places.put("manifests", text(world, GateWorld.REPOSITORY + "/-/manifests"));
        places.put("scan", text(world, MANIFEST + "/scan"));
        places.put("report", text(world, MANIFEST + "/scan/report"));
        for (String format : List.of("json", "csv", "sarif", "vex", "openvex")) {
            places.put(
                    "export as " + format,
                    world.send("admin", "GET", MANIFEST + "/scan/export?format=" + format, "")
                            .body());
        }
        places.put(
                "search for a vulnerability",
                text(world, GateWorld.API + "/scanning/search?vulnerability=CVE-2022-37434"));
        places.put("search that finds nothing", text(world, GateWorld.API + "/scanning/search?vulnerability=CVE-1"));
        places.put("job of a scan", text(world, GateWorld.API + "/jobs?kind=scan"));
        places.put("event of a scan", event(world, ScanEvent.class));
        places.put("event of a gate", event(world, GateEvent.class));
        places.put("audit line of a refused pull", audit(world));
        return places;
    }

    private static String text(GateWorld world, String path) throws Exception {
        return world.ok("admin", "GET", path, "").toString();
    }

    private static String refusedBlob(GateWorld world) throws Exception {
        String config = GateWorld.JSON
                .readTree(GateWorld.bad().manifest())
                .at("/config/digest")
                .asText();
        return world.send("alice", "GET", "/v2/technology/test/blobs/" + config, "")
                .body();
    }

    private static String promotion(GateWorld world, String criteria) throws Exception {
        return world.ok(
                        "admin",
                        "POST",
                        GateWorld.REPOSITORY + "/-/promotion-test",
                        "{\"name\":\"p\",\"target\":\"technology/quiet\",\"tag\":\"%n\",\"criteria\":[" + criteria
                                + "]}")
                .toString();
    }

    private static String pruning(GateWorld world) throws Exception {
        return world.ok(
                        "admin",
                        "POST",
                        GateWorld.REPOSITORY + "/-/pruning-test",
                        "{\"name\":\"p\",\"criteria\":[\"critical > 0\"]}")
                .toString();
    }

    private static String event(GateWorld world, Class<? extends Event> type) {
        while (true) { // told behind scans
            Optional<Event> told =
                    world.events().stream().filter(type::isInstance).findFirst();
            if (told.isPresent()) {
                return told.get().contents().toString();
            }
            Thread.onSpinWait();
        }
    }

    private static String audit(GateWorld world) throws Exception {
        while (true) { // written behind the requests
            String lines =
                    world.send("admin", "GET", GateWorld.API + "/audit", "").body();
            var refused = lines.lines()
                    .filter(line -> line.contains("is stopped by a gate") && line.contains("/v2/"))
                    .findFirst();
            if (refused.isPresent()) {
                return refused.get();
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void everyPlaceThatTellsAVerdictTellsHowOldItsDataIs() throws Exception {
        try (GateWorld world = GateWorld.open(home, "")) {
            world.policy(NO_CRITICALS);
            GateWorld.bad().push(world.host(), "technology/test", "bad");
            world.settle();
            awaitVerdict(world, GateWorld.DATA);

            places(world).forEach((place, text) -> assertThat(text).as(place).contains("2024-01-01"));
        }
    }

    /** What is written down is so behind pushes and updates. */
    private static void awaitVerdict(GateWorld world, Instant asOf) throws Exception {
        while (!text(world, LIST).contains("\"dataAsOf\":\"" + asOf + "\"")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void newerDataMakesEveryVerdictYoungerAlsoTheWrittenOnes() throws Exception {
        try (GateWorld world = GateWorld.open(home, "")) {
            world.policy(NO_CRITICALS);
            GateWorld.bad().push(world.host(), "technology/test", "bad");
            world.settle();
            awaitVerdict(world, GateWorld.DATA);
            JsonNode before = world.ok("alice", "GET", GateWorld.REPOSITORY + "/-/tags", "")
                    .at("/items/0");
            assertThat(before.get("verdictDataOld").asBoolean()).isTrue();
            assertThat(before.at("/scan/dataOld").asBoolean()).isTrue();

            Instant newer = world.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
            world.newerData(newer);
            world.settle();
            awaitVerdict(world, newer);

            JsonNode tag = world.ok("alice", "GET", GateWorld.REPOSITORY + "/-/tags", "")
                    .at("/items/0");
            assertThat(tag.get("verdictDataAsOf").asText()).isEqualTo(newer.toString());
            assertThat(tag.get("verdictDataOld").asBoolean()).isFalse();
            assertThat(tag.at("/scan/dataAsOf").asText()).isEqualTo(newer.toString());
            JsonNode verdict = world.ok("alice", "GET", MANIFEST + "/verdict", "");
            assertThat(verdict.get("dataOld").asBoolean()).isFalse();
            String day = newer.atZone(ZoneOffset.UTC).toLocalDate().toString();
            assertThat(world.refusal("test", "bad"))
                    .contains(", by vulnerability data of " + day + ", 2 days old. Ask");

            world.pass(Duration.ofDays(6));
            assertThat(world.refusal("test", "bad"))
                    .as("the same verdict, told later")
                    .contains("of " + day + ", 8 days old. Ask");
            assertThat(world.ok("alice", "GET", MANIFEST + "/verdict", "")
                            .get("dataOld")
                            .asBoolean())
                    .as("7 days are allowed")
                    .isTrue();
        }
    }

    @Test
    void whereNothingWasImportedThatIsSaid() throws Exception {
        try (GateWorld world = GateWorld.withoutData(home)) {
            world.policy(NO_CRITICALS);
            GateWorld.bad().push(world.host(), "technology/test", "bad");
            world.settle();

            assertThat(world.refusal("test", "bad")).contains(", with no vulnerability data.");
            JsonNode verdict = world.ok("alice", "GET", MANIFEST + "/verdict", "");
            assertThat(verdict.has("dataAsOf")).isFalse();
            assertThat(verdict.get("dataOld").asBoolean()).isTrue();
            JsonNode scan = world.ok("alice", "GET", MANIFEST + "/scan", "");
            assertThat(scan.has("dataAsOf")).isFalse();
            assertThat(scan.get("dataOld").asBoolean()).isTrue();
            assertThat(world.send("alice", "GET", MANIFEST + "/scan/export?format=openvex", "")
                            .body())
                    .contains("without vulnerability data");
        }
    }
}
