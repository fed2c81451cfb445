// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of pushes, scans, updates of the advisories, policies, exceptions, deletions, passing days and restarts against a
 * model: whatever the order, no pull gets through that the policies forbid, and none is refused that they allow. As long as a scan or
 * a match is under way either answer before or after it is right; a third never is. {@code -Dgate.seconds=600 -Dgate.seed=...}
 */
@Timeout(3600)
class GateHistoryTest {
    private static final List<String> REPOSITORIES = List.of("test", "quiet");
    private static final int IMAGES = 4;
    private static final List<String> SCOPES = List.of("", "technology", "technology/test");

    @TempDir
    private Path home;

    /** What is known of an image in a repository: everything that may be true at this moment. */
    private static final class Known {
        private Set<Boolean> scanned = new TreeSet<>(Set.of(false));
        private boolean there;
        /** It was deleted and is there again: what was known of it is so, too, unless the trash was emptied meanwhile. */
        private boolean unsure;
    }

    private record Rule(String mode, boolean unscannedPasses) {}

    private record Waiver(String id, String scope, String images, Optional<Instant> end) {}

    private final Map<String, Known> images = new TreeMap<>();
    private final Map<String, Rule> policies = new TreeMap<>();
    private final List<Waiver> waivers = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<TestImage> made = new ArrayList<>();
    private Set<Integer> mendedIn = new TreeSet<>(Set.of(0));
    private int updates;

    @Test
    void noOrderOfThingsLetsAPullThroughThatThePoliciesForbid() throws Exception {
        long seed = Long.getLong("gate.seed", System.nanoTime());
        Duration time = Duration.ofSeconds(Long.getLong("gate.seconds", 20));
        Random random = new Random(seed);
        int steps = 0;
        int refused = 0;
        try (GateWorld world = GateWorld.open(home, "")) {
            Instant end = Instant.now().plus(time);
            while (Instant.now().isBefore(end)) {
                step(world, random);
                refused += check(world, seed);
                steps++;
            }
        }
        System.out.println("gate history: " + steps + " steps, " + refused + " pulls refused, seed " + seed);
        assertThat(steps).isGreaterThan(20);
    }

    private void step(GateWorld world, Random random) throws Exception {
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> push(world, random);
            case 3 -> scan(world, random);
            case 4 -> update(world, random.nextInt(IMAGES + 2));
            case 5, 6 -> set(world, random);
            case 7 -> unset(world, random);
            case 8 -> except(world, random);
            case 9 -> count(world, random);
            case 10 -> pass(world);
            case 11 -> restartOrDelete(world, random);
            default -> settle(world);
        }
    }

    /** The same bytes each time: an archive says when it was made. */
    private TestImage image(int number) throws Exception {
        for (int i = made.size(); i <= number; i++) {
            made.add(GateWorld.zlib("2:" + i));
        }
        return made.get(number);
    }

    private void push(GateWorld world, Random random) throws Exception {
        String repository = REPOSITORIES.get(random.nextInt(2));
        int number = random.nextInt(IMAGES);
        told.add("push " + repository + " " + number);
        image(number).push(world.host(), "technology/" + repository, "v" + number);
        Known known = known(repository, number);
        if (!known.there) {
            known.scanned.add(false);
            known.unsure = true;
        }
        known.there = true;
        if (repository.equals("test")) {
            known.unsure = false;
            known.scanned.add(true);
        }
    }

    private Known known(String repository, int number) {
        return images.computeIfAbsent(repository + ":v" + number, any -> new Known());
    }

    private void scan(GateWorld world, Random random) throws Exception {
        Optional<String> name = any(random, images);
        if (name.isPresent() && images.get(name.get()).there) {
            told.add("scan " + name.get());
            String[] parts = name.get().split(":");
            world.ok(
                    "admin",
                    "POST",
                    "/api/v1/repositories/technology/" + parts[0] + "/-/manifests/" + parts[1] + "/scan",
                    "");
            images.get(name.get()).scanned.add(true);
            images.get(name.get()).unsure = false;
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
        mendedIn.add(mended);
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
        Rule rule = new Rule(random.nextInt(4) == 0 ? "warn" : "enforce", random.nextInt(3) == 0);
        told.add("policy of '" + scope + "': " + rule);
        world.ok(
                "admin",
                "PUT",
                gates(scope) + "/policies/p",
                "{\"mode\":\"" + rule.mode() + "\"," + (rule.unscannedPasses() ? "\"unscanned\":\"pass\"," : "")
                        + "\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}");
        policies.put(scope, rule);
    }

    private void unset(GateWorld world, Random random) throws Exception {
        Optional<String> scope = any(random, policies);
        if (scope.isPresent()) {
            told.add("no policy of '" + scope.get() + "'");
            world.ok("admin", "DELETE", gates(scope.get()) + "/policies/p", "");
            policies.remove(scope.get());
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
        waivers.removeIf(each -> each.id().equals(id));
        waivers.add(new Waiver(id, scope, pattern, end));
    }

    private void count(GateWorld world, Random random) throws Exception {
        if (!waivers.isEmpty()) {
            Waiver gone = waivers.remove(random.nextInt(waivers.size()));
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
        Optional<String> name = any(random, images);
        if (name.isPresent() && images.get(name.get()).there) {
            told.add("delete " + name.get());
            String[] parts = name.get().split(":");
            world.ok("admin", "DELETE", "/v2/technology/" + parts[0] + "/manifests/" + parts[1], "");
            images.get(name.get()).there = false;
        }
    }

    private void settle(GateWorld world) throws Exception {
        told.add("settle");
        world.settle();
        mendedIn = new TreeSet<>(Set.of(List.copyOf(mendedIn).isEmpty() ? 0 : last()));
        for (Known known : images.values()) {
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

    private int check(GateWorld world, long seed) throws Exception {
        int refused = 0;
        for (Map.Entry<String, Known> image : images.entrySet()) {
            if (!image.getValue().there) {
                continue;
            }
            String[] name = image.getKey().split(":");
            Set<Boolean> before = may(world, name[0], name[1], image.getValue());
            int status = world.pull(name[0], name[1]).statusCode();
            assertThat(status).isIn(200, 403);
            assertThat(before)
                    .as(
                            "seed %d: %s answered %d after\n%s\n%s",
                            seed, image.getKey(), status, String.join("\n", told), seen(world, name))
                    .contains(status == 200);
            refused += status == 403 ? 1 : 0;
        }
        return refused;
    }

    private static String seen(GateWorld world, String[] name) throws Exception {
        String image = GateWorld.API + "/repositories/technology/" + name[0] + "/-/manifests/" + name[1];
        return world.send("admin", "GET", image + "/verdict", "").body()
                + "\n" + world.send("admin", "GET", image + "/scan", "").body()
                + "\n"
                + world.send("admin", "GET", image + "/scan/vulnerabilities", "")
                        .body()
                + "\n"
                + world.send("admin", "GET", GateWorld.API + "/advisories", "").body();
    }

    /** Every answer that may be right: whether the pull is let through. */
    private Set<Boolean> may(GateWorld world, String repository, String tag, Known known) {
        Set<Boolean> answers = new TreeSet<>();
        int number = Integer.parseInt(tag.substring(1));
        for (boolean scanned : known.scanned) {
            for (int mended : mendedIn) {
                answers.add(passes(world.now(), "technology/" + repository, tag, scanned, number < mended));
            }
        }
        return answers;
    }

    private boolean passes(Instant now, String repository, String tag, boolean scanned, boolean vulnerable) {
        for (Map.Entry<String, Rule> policy : policies.entrySet()) {
            boolean applies = policy.getValue().mode().equals("enforce") && covers(policy.getKey(), repository);
            boolean broken = scanned
                    ? vulnerable && !isWaived(now, policy.getKey(), repository, tag)
                    : !policy.getValue().unscannedPasses();
            if (applies && broken) {
                return false;
            }
        }
        return true;
    }

    private static boolean covers(String scope, String repository) {
        return scope.isEmpty() || repository.equals(scope) || repository.startsWith(scope + "/");
    }

    private boolean isWaived(Instant now, String policy, String repository, String tag) {
        return waivers.stream()
                .anyMatch(each -> SCOPES.indexOf(each.scope()) <= SCOPES.indexOf(policy)
                        && covers(each.scope(), repository)
                        && each.end().map(now::isBefore).orElse(true)
                        && (each.images().equals("technology/*")
                                || each.images().equals(repository)
                                || (each.images().equals("*:v1") && tag.equals("v1"))));
    }
}
