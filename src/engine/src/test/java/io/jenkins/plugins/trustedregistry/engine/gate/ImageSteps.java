// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import io.jenkins.plugins.trustedregistry.engine.staging.Stagings;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What happens to images in a random history: they are pushed, promoted, staged, signed, listed in indexes, and their tags move. */
final class ImageSteps {
    /** So many images there are. */
    static final int IMAGES = 4;

    /** Says that a vulnerability does not matter; to be given a name. */
    static final String VEX = "{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"@id\":\"%s\",\"author\":\"somebody\","
            + "\"timestamp\":\"2026-01-01T00:00:00Z\",\"version\":1,\"statements\":[{\"vulnerability\":{\"name\":\"CVE-2026-1000\"},"
            + "\"status\":\"not_affected\",\"justification\":\"vulnerable_code_not_present\"}]}";

    private static final List<String> REPOSITORIES = List.of("test", "quiet");
    private static final String NIGEL = TestHost.basic("nigelpoulton", "nigelpoulton-password");

    private final GateWorld world;
    private final GateModel model;
    private final List<String> told;
    private final Random random;
    private final KeyPair release;
    private final List<TestImage> made = new ArrayList<>();
    private int builds;

    /** @param release the key that signs */
    ImageSteps(GateWorld world, GateModel model, List<String> told, Random random, KeyPair release) {
        this.world = world;
        this.model = model;
        this.told = told;
        this.random = random;
        this.release = release;
    }

    /** Those that were made so far, by their numbers. */
    List<TestImage> made() {
        return made;
    }

    /** The same bytes each time: an archive says when it was made. */
    private TestImage image(int number) throws Exception {
        for (int i = made.size(); i <= number; i++) {
            made.add(GateWorld.zlib("2:" + i));
        }
        return made.get(number);
    }

    void push() throws Exception {
        String repository = REPOSITORIES.get(random.nextInt(2));
        int number = random.nextInt(IMAGES);
        told.add("push " + repository + " " + number);
        image(number).push(world.host(), "technology/" + repository, "v" + number);
        model.pushed(repository, number);
    }

    /** By hand, as a rule would, from the one repository to the other; the result of a scan goes along as it is then. */
    void promote() throws Exception {
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
    void stage() throws Exception {
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

    void sign() throws Exception {
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

    /** The same beside one image, by somebody whom the settings trust. */
    void attachVex() throws Exception {
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
    void retag() throws Exception {
        int number = random.nextInt(IMAGES);
        if (model.known("test", number).there) {
            told.add("latest is " + number);
            byte[] manifest = image(number).manifest();
            TestImage.put(world.host(), "technology/test", "latest", CosignKeys.MANIFEST, manifest);
            model.pushed("test", number);
            model.latest = Optional.of(number);
        }
    }

    void index() throws Exception {
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
    void mount() throws Exception {
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
}
