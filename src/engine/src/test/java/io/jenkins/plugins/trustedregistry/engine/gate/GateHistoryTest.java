// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import io.jenkins.plugins.trustedregistry.engine.staging.Stagings;
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
 * VEX documents and signatures that come and go, tags that move, indexes, mounts, deletions, passing days and restarts against a model: whatever the order and
 * however it is asked for (by tag, by digest, in an index, its layer, a part of that), nothing gets through that the policies forbid, and nothing is refused that they allow. As long as a scan or
 * a match is under way either answer before or after it is right; a third never is. {@code -Dgate.seconds=600 -Dgate.seed=...}
 */
@Timeout(3600)
class GateHistoryTest {
    private static final List<String> REPOSITORIES = List.of("test", "quiet");
    private static final int IMAGES = 4;
    private static final List<String> SCOPES = GateModel.SCOPES;
    private static final String NIGEL = TestHost.basic("nigelpoulton", "nigelpoulton-password");
    private static final String VEX =
            "{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"@id\":\"%s\",\"author\":\"somebody\","
                    + "\"timestamp\":\"2026-01-01T00:00:00Z\",\"version\":1,\"statements\":[{\"vulnerability\":{\"name\":\"CVE-2026-1000\"},"
                    + "\"status\":\"not_affected\",\"justification\":\"vulnerable_code_not_present\"}]}";

    @TempDir
    private Path home;

    private final GateModel model = new GateModel();
    private final List<String> told = new ArrayList<>();
    private final List<TestImage> made = new ArrayList<>();
    private final KeyPair release;
    private int updates;
    private int builds;

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
            Instant end = Instant.now().plus(time);
            while (Instant.now().isBefore(end)) {
                step(world, random);
                refused += new GateQuestions(world, model, made, told, seed).ask();
                steps++;
            }
        }
        System.out.println("gate history: " + steps + " steps, " + refused + " pulls refused, seed " + seed);
        assertThat(steps).isGreaterThan(20);
    }

    private void step(GateWorld world, Random random) throws Exception {
        switch (random.nextInt(23)) {
            case 0, 1, 2 -> push(world, random);
            case 3 -> scan(world, random);
            case 4 -> update(world, random.nextInt(IMAGES + 2));
            case 5, 6 -> set(world, random);
            case 7 -> unset(world, random);
            case 8 -> except(world, random);
            case 9 -> count(world, random);
            case 10 -> pass(world);
            case 11 -> restartOrDelete(world, random);
            case 12 -> promote(world, random);
            case 13 -> stage(world, random);
            case 14 -> sign(world, random);
            case 15 -> requireSignatures(world, random);
            case 16 -> vex(world, random);
            case 17 -> attachVex(world, random);
            case 18, 19 -> retag(world, random);
            case 20 -> index(world, random);
            case 21 -> mount(world, random);
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
        model.pushed(repository, number);
    }

    /** By hand, as a rule would, from the one repository to the other; the result of a scan goes along as it is then. */
    private void promote(GateWorld world, Random random) throws Exception {
        int number = random.nextInt(IMAGES);
        GateModel.Known source = model.known("test", number);
        if (!source.there) {
            return;
        }
        Set<Boolean> may = model.mayGo(world.now(), number, source);
        int status = world.send(
                        "admin",
                        "POST",
                        GateWorld.REPOSITORY + "/-/tags/v" + number + "/promotions",
                        "{\"target\":\"technology/quiet\"}")
                .statusCode();
        told.add("promote " + number + ": " + status);
        assertThat(status).isIn(200, 403);
        assertThat(may).as("promoted after\n%s", String.join("\n", told)).contains(status == 200);
        if (status == 200) {
            GateModel.Known target = model.known("quiet", number);
            target.scanned.addAll(source.scanned);
            target.there = true;
            target.known = true;
            target.unsure = true;
        }
    }

    /** A build stages an image, which nobody may pull then who could not before, and publishes it or gives it up. */
    private void stage(GateWorld world, Random random) throws Exception {
        int number = random.nextInt(IMAGES);
        boolean publish = random.nextBoolean();
        told.add("stage " + number + (publish ? ", publish" : ", give up"));
        BuildId build = world.builds().run("b" + builds, "release", ++builds, Trust.TRUSTED);
        Stagings stagings = world.host().registry().stagings();
        StagingId area = stagings.begin(build);
        BuildLogin login = stagings.login(build, area);
        Digest digest = image(number)
                .push(
                        world.host(),
                        TestHost.basic(login.user(), login.secret().text()),
                        "technology/test",
                        "v" + number);
        if (!model.known("test", number).known) {
            assertThat(world.pull("test", digest.toString()).statusCode())
                    .as("staged only\n%s", String.join("\n", told))
                    .isEqualTo(404);
        }
        if (publish) {
            stagings.publish(build, area);
            model.pushed("test", number);
        } else {
            stagings.discard(area);
        }
    }

    private void sign(GateWorld world, Random random) throws Exception {
        int number = random.nextInt(IMAGES);
        Digest image = image(number).digest();
        String tag = "sha256-" + image.hex() + ".sig";
        if (model.signed.remove(number)) {
            told.add("lose the signature of " + number);
            world.ok("admin", "DELETE", "/v2/technology/test/manifests/" + tag, "");
            return;
        }
        told.add("sign " + number);
        byte[] payload = CosignKeys.payload(image);
        TestImage.blob(world.host(), "technology/test", payload);
        TestImage.blob(world.host(), "technology/test", CosignKeys.bytes("{}"));
        TestImage.put(
                world.host(),
                "technology/test",
                tag,
                CosignKeys.MANIFEST,
                CosignKeys.signature(payload, CosignKeys.sign(release, payload)));
        model.signed.add(number);
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
        JsonNode added = world.ok("admin", "POST", gates(scope) + "/vex", VEX.formatted("of " + scope));
        model.vex.put(scope, new GateModel.Waiver(added.get("id").asText(), scope, "technology/*", Optional.empty()));
    }

    /** The same beside one image, by somebody whom the settings trust. */
    private void attachVex(GateWorld world, Random random) throws Exception {
        int number = random.nextInt(IMAGES);
        if (!model.known("test", number).known) {
            return;
        }
        String lost = model.attached.remove(number);
        told.add((lost == null ? "attach a VEX document to " : "lose the VEX document of ") + number);
        if (lost != null) {
            world.ok("admin", "DELETE", "/v2/technology/test/manifests/" + lost, "");
            return;
        }
        byte[] document = CosignKeys.bytes(VEX.formatted(number + " " + told.size()));
        byte[] manifest = CosignKeys.bytes("{\"schemaVersion\":2,\"mediaType\":\"" + CosignKeys.MANIFEST
                + "\",\"artifactType\":\"application/vnd.openvex+json\",\"config\":"
                + TestImage.descriptor("application/vnd.oci.empty.v1+json", CosignKeys.bytes("{}"))
                + ",\"layers\":[" + TestImage.descriptor("application/vnd.openvex+json", document)
                + "],\"subject\":"
                + TestImage.descriptor(CosignKeys.MANIFEST, image(number).manifest()) + "}");
        TestImage.blob(world.host(), "technology/test", document);
        TestImage.blob(world.host(), "technology/test", CosignKeys.bytes("{}"));
        String digest = Digest.of(manifest).toString();
        TestImage.put(world.host(), NIGEL, "technology/test", digest, CosignKeys.MANIFEST, manifest);
        model.attached.put(number, digest);
    }

    /** A tag that moves from image to image. */
    private void retag(GateWorld world, Random random) throws Exception {
        int number = random.nextInt(IMAGES);
        if (model.known("test", number).there) {
            told.add("latest is " + number);
            byte[] manifest = image(number).manifest();
            TestImage.put(world.host(), "technology/test", "latest", CosignKeys.MANIFEST, manifest);
            model.pushed("test", number);
            model.latest = Optional.of(number);
        }
    }

    private void index(GateWorld world, Random random) throws Exception {
        List<Integer> both = List.of(random.nextInt(IMAGES), random.nextInt(IMAGES));
        if (both.stream().allMatch(number -> model.known("test", number).there)) {
            told.add("index of " + both);
            String type = "application/vnd.oci.image.index.v1+json";
            TestImage.put(
                    world.host(),
                    "technology/test",
                    "multi",
                    type,
                    CosignKeys.bytes("{\"schemaVersion\":2,\"mediaType\":\"" + type + "\",\"manifests\":["
                            + entry(both.get(0), "amd64") + "," + entry(both.get(1), "arm64") + "]}"));
            both.forEach(number -> model.known("test", number).scanned.add(true));
            model.index = both;
        }
    }

    private String entry(int number, String architecture) throws Exception {
        String plain = TestImage.descriptor(CosignKeys.MANIFEST, image(number).manifest());
        return plain.substring(0, plain.length() - 1) + ",\"platform\":{\"os\":\"linux\",\"architecture\":\""
                + architecture + "\"}}";
    }

    /** A layer comes to another repository without its image; that opens nothing. */
    private void mount(GateWorld world, Random random) throws Exception {
        int number = random.nextInt(IMAGES);
        if (model.known("test", number).there) {
            told.add("mount the layer of " + number);
            Digest layer = Digest.of(image(number).content().get(0));
            world.ok(
                    "admin",
                    "POST",
                    "/v2/technology/quiet/blobs/uploads/?mount=" + layer + "&from=technology/test",
                    "");
        }
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
