// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of pushes, promotions, publications of what builds have staged, scans, updates of the advisories, policies, exceptions,
 * VEX documents and signatures that come and go, tags that move, indexes, mounts, deletions, passing days and restarts against a model:
 * whatever the order and however it is asked for (by tag, by digest, in an index, its layer, a part of that), nothing gets through that
 * the policies forbid, and nothing is refused that they allow. As long as a scan or a match is under way either answer before or after it
 * is right; a third never is. {@code -Dgate.seconds=600 -Dgate.seed=...}
 */
@Timeout(3600)
class GateHistoryTest {
    private static final List<String> SCOPES = GateModel.SCOPES;

    @TempDir
    private Path home;

    private final GateModel model = new GateModel();
    private final List<String> told = new ArrayList<>();
    private final KeyPair release;
    private int updates;

    GateHistoryTest() throws Exception {
        release = CosignKeys.key("EC");
    }

    @Test
    void noOrderOfThingsLetsAPullThroughThatThePoliciesForbid() throws Exception {
        long seed = Long.getLong("gate.seed", System.nanoTime());
        Duration time = Duration.ofSeconds(Long.getLong("gate.seconds", 20));
        Random random = new Random(seed);
        int steps = 0;
        int refused = 0;
        String keys = "gates:\n  vexFrom: ['user:nigelpoulton']\n  keys:\n    - name: release\n      pem: |\n"
                + CosignKeys.pem(release).indent(8);
        try (GateWorld world = GateWorld.open(home, keys)) {
            ImageSteps images = new ImageSteps(world, model, told, random, release);
            Instant end = Instant.now().plus(time);
            while (Instant.now().isBefore(end)) {
                step(world, images, random);
                refused += new GateQuestions(world, model, images.made(), told, seed).ask();
                steps++;
            }
        }
        System.out.println("gate history: " + steps + " steps, " + refused + " pulls refused, seed " + seed);
        assertThat(steps).isGreaterThan(20);
    }

    private void step(GateWorld world, ImageSteps images, Random random) throws Exception {
        switch (random.nextInt(23)) {
            case 0, 1, 2 -> images.push();
            case 3 -> scan(world, random);
            case 4 -> update(world, random.nextInt(ImageSteps.IMAGES + 2));
            case 5, 6 -> set(world, random);
            case 7 -> unset(world, random);
            case 8 -> except(world, random);
            case 9 -> count(world, random);
            case 10 -> pass(world);
            case 11 -> restartOrDelete(world, random);
            case 12 -> images.promote();
            case 13 -> images.stage();
            case 14 -> images.sign();
            case 15 -> requireSignatures(world, random);
            case 16 -> vex(world, random);
            case 17 -> images.attachVex();
            case 18, 19 -> images.retag();
            case 20 -> images.index();
            case 21 -> images.mount();
            default -> settle(world);
        }
    }

    /** A document that says that images of a scope are not affected, or none any more. */
    private void vex(GateWorld world, Random random) throws Exception {
        String scope = SCOPES.get(random.nextInt(3));
        Optional<GateModel.Waiver> there = Optional.ofNullable(model.vex.remove(scope));
        told.add((there.isPresent() ? "no VEX document of '" : "VEX document of '") + scope + "'");
        if (there.isPresent()) {
            world.ok("admin", "DELETE", gates(scope) + "/vex/" + there.get().id(), "");
            return;
        }
        JsonNode added = world.ok("admin", "POST", gates(scope) + "/vex", ImageSteps.VEX.formatted("of " + scope));
        model.vex.put(scope, new GateModel.Waiver(added.get("id").asText(), scope, "technology/*", Optional.empty()));
    }

    private void requireSignatures(GateWorld world, Random random) throws Exception {
        model.signatures = random.nextBoolean();
        told.add("signatures are required: " + model.signatures);
        world.ok(
                "admin",
                "PUT",
                gates("technology/test") + "/policies/signed",
                "{\"mode\":\"" + (model.signatures ? "enforce" : "off")
                        + "\",\"rules\":[{\"rule\":\"signature\",\"keys\":[\"release\"]}]}");
    }

    private void scan(GateWorld world, Random random) throws Exception {
        Optional<String> name = any(random, model.images);
        if (name.isPresent() && model.images.get(name.get()).there) {
            told.add("scan " + name.get());
            String[] parts = name.get().split(":");
            world.ok(
                    "admin",
                    "POST",
                    "/api/v1/repositories/technology/" + parts[0] + "/-/manifests/" + parts[1] + "/scan",
                    "");
            model.images.get(name.get()).scanned.add(true);
            model.images.get(name.get()).unsure = false;
        }
    }

    /** Versions below it have a critical vulnerability from now on. */
    private void update(GateWorld world, int mended) throws Exception {
        told.add("update: mended in " + mended);
        updates++;
        String record = Osv.record("DEBIAN-CVE-2026-1000")
                .upstream("CVE-2026-1000")
                .modified(Instant.parse("2026-01-01T00:00:00Z")
                        .plusSeconds(updates)
                        .toString())
                .cvss3("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                .affects("Debian:12", "zlib", "0", "2:" + mended)
                .json();
        JsonNode upload = world.ok("admin", "POST", GateWorld.API + "/advisories/uploads?name=own.json", record);
        world.ok(
                "admin",
                "POST",
                GateWorld.API + "/advisories/imports",
                "{\"uploads\":[\"" + upload.get("id").asText() + "\"]}");
        model.mendedIn.add(mended);
    }

    private static String gates(String scope) {
        if (scope.isEmpty()) {
            return GateWorld.API + "/gates";
        }
        return GateWorld.API + (scope.contains("/") ? "/repositories/" + scope + "/-" : "/namespaces/" + scope)
                + "/gates";
    }

    private void set(GateWorld world, Random random) throws Exception {
        String scope = SCOPES.get(random.nextInt(3));
        GateModel.Rule rule = new GateModel.Rule(random.nextInt(4) == 0 ? "warn" : "enforce", random.nextInt(3) == 0);
        told.add("policy of '" + scope + "': " + rule);
        world.ok(
                "admin",
                "PUT",
                gates(scope) + "/policies/p",
                "{\"mode\":\"" + rule.mode() + "\"," + (rule.unscannedPasses() ? "\"unscanned\":\"pass\"," : "")
                        + "\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}");
        model.policies.put(scope, rule);
    }

    private void unset(GateWorld world, Random random) throws Exception {
        Optional<String> scope = any(random, model.policies);
        if (scope.isPresent()) {
            told.add("no policy of '" + scope.get() + "'");
            world.ok("admin", "DELETE", gates(scope.get()) + "/policies/p", "");
            model.policies.remove(scope.get());
        }
    }

    private void except(GateWorld world, Random random) throws Exception {
        String scope = SCOPES.get(random.nextInt(3));
        String pattern = List.of("technology/*", "technology/test", "*:v1").get(random.nextInt(3));
        Optional<Instant> end = random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(world.now().plus(Duration.ofHours(24L * (1 + random.nextInt(3)))));
        told.add("exception of '" + scope + "' for " + pattern + " until " + end);
        JsonNode added = world.ok(
                "admin",
                "POST",
                gates(scope) + "/exceptions",
                "{\"image\":\"" + pattern + "\",\"vulnerability\":\"CVE-2026-1000\",\"reason\":\"a test\""
                        + end.map(each -> ",\"expires\":\"" + each + "\"").orElse("") + "}");
        String id = added.get("id").asText();
        model.waivers.removeIf(each -> each.id().equals(id));
        model.waivers.add(new GateModel.Waiver(id, scope, pattern, end));
    }

    private void count(GateWorld world, Random random) throws Exception {
        if (!model.waivers.isEmpty()) {
            GateModel.Waiver gone = model.waivers.remove(random.nextInt(model.waivers.size()));
            told.add("no exception " + gone);
            world.ok("admin", "DELETE", gates(gone.scope()) + "/exceptions/" + gone.id(), "");
        }
    }

    private void pass(GateWorld world) {
        told.add("a day passes");
        world.pass(Duration.ofHours(24));
    }

    private void restartOrDelete(GateWorld world, Random random) throws Exception {
        if (random.nextBoolean()) {
            told.add("restart");
            world.restart();
            return;
        }
        Optional<String> name = any(random, model.images);
        if (name.isPresent() && model.images.get(name.get()).there) {
            told.add("delete " + name.get());
            String[] parts = name.get().split(":");
            world.ok("admin", "DELETE", "/v2/technology/" + parts[0] + "/manifests/" + parts[1], "");
            model.images.get(name.get()).there = false;
        }
    }

    private void settle(GateWorld world) throws Exception {
        told.add("settle");
        world.settle();
        model.mendedIn = new TreeSet<>(Set.of(List.copyOf(model.mendedIn).isEmpty() ? 0 : last()));
        for (GateModel.Known known : model.images.values()) {
            if (!known.unsure) {
                known.scanned = new TreeSet<>(Set.of(known.scanned.contains(true)));
            }
        }
    }

    private int last() {
        for (int i = told.size() - 1; i >= 0; i--) {
            if (told.get(i).startsWith("update: mended in ")) {
                return Integer.parseInt(told.get(i).replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    private static Optional<String> any(Random random, Map<String, ?> map) {
        return map.isEmpty()
                ? Optional.empty()
                : Optional.of(List.copyOf(map.keySet()).get(random.nextInt(map.size())));
    }
}
