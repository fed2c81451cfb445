// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.MANIFEST;
import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.bytes;
import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.key;
import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.payload;
import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.pem;
import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.sign;
import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.signature;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.client.login.Login;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.client.transport.HttpTransport;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Proxies;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Trusted;
import io.jenkins.plugins.trustedregistry.engine.gate.outside.OutsideFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.image.LayerCache;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Watch;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.ClientImages;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.OutsideImage;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.OutsideImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts of images that are in a file or in another registry, with the signatures that lie there. */
@Timeout(240)
class OutsideVerdictTest {
    @TempDir
    private Path folder;

    private GateWorld open(KeyPair release) throws Exception {
        GateWorld world = GateWorld.open(
                folder.resolve("home"),
                "gates:\n  keys:\n    - name: release\n      pem: |\n"
                        + pem(release).indent(8));
        world.policy("{\"name\":\"signed\",\"rules\":[{\"rule\":\"signature\",\"keys\":[\"release\"]}]}");
        return world;
    }

    private Verdict judged(GateWorld world, OutsideImage image) throws IOException {
        ScannedImage scanned = new ImageScanner(
                        new LayerScanner(Files.createTempDirectory(folder, "scan")), LayerCache.NONE)
                .scan(image, Watch.NONE);
        OutsideFacts facts = new OutsideFacts(
                world.host().registry().reports().of(image.name(), image.digest(), scanned),
                image.config(),
                image.attached());
        return world.host().registry().gates().judge(facts, Optional.empty(), Optional.empty(), Optional.of("signed"));
    }

    /** An OCI layout with an image and whatever else. */
    private Path layout(TestImage image, Map<String, byte[]> manifests, List<byte[]> blobs) throws Exception {
        Path layout = Files.createTempDirectory(folder, "layout");
        Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        StringBuilder entries = new StringBuilder(TestImage.descriptor(MANIFEST, image.manifest()));
        write(layout, image.manifest());
        for (byte[] blob : image.content()) {
            write(layout, blob);
        }
        for (Map.Entry<String, byte[]> each : manifests.entrySet()) {
            String plain = TestImage.descriptor(MANIFEST, each.getValue());
            entries.append(',')
                    .append(plain, 0, plain.length() - 1)
                    .append(",\"annotations\":{\"org.opencontainers.image.ref.name\":\"")
                    .append(each.getKey())
                    .append("\"}}");
            write(layout, each.getValue());
        }
        for (byte[] blob : blobs) {
            write(layout, blob);
        }
        Files.writeString(layout.resolve("index.json"), "{\"schemaVersion\":2,\"manifests\":[" + entries + "]}");
        return layout;
    }

    private static void write(Path layout, byte[] blob) throws IOException {
        Path file = layout.resolve("blobs/sha256/" + Digest.of(blob).hex());
        Files.createDirectories(file.getParent());
        Files.write(file, blob);
    }

    private static String tag(Digest image) {
        return "sha256-" + image.hex() + ".sig";
    }

    @Test
    void aSignatureInALayoutCountsAndOneOfAStrangerDoesNot() throws Exception {
        KeyPair release = key("EC");
        try (GateWorld world = open(release)) {
            TestImage image = GateWorld.good();
            byte[] payload = payload(image.digest());
            for (boolean good : new boolean[] {true, false}) {
                byte[] signature = signature(payload, sign(good ? release : key("EC"), payload));
                Path layout = layout(image, Map.of(tag(image.digest()), signature), List.of(payload, bytes("{}")));
                try (OutsideImages images = OutsideImages.open(layout)) {
                    assertThat(images.images()).as("the signature is no image").hasSize(1);
                    Verdict verdict = judged(world, images.images().get(0));

                    assertThat(verdict.blocks()).isEqualTo(!good);
                    assertThat(verdict.sentence("it", Instant.now()))
                            .contains(good ? "" : "a key that the settings don't name");
                }
            }
        }
    }

    @Test
    void aLayoutWithoutSignaturesAndAnArchiveThatCanHoldNoneAreToldApart() throws Exception {
        try (GateWorld world = open(key("EC"))) {
            try (OutsideImages images = OutsideImages.open(layout(GateWorld.good(), Map.of(), List.of()))) {
                assertThat(judged(world, images.images().get(0)).sentence("it", Instant.now()))
                        .contains("there is no signature");
            }
            Path saved = folder.resolve("saved");
            TestImage image = GateWorld.good();
            Files.createDirectories(saved);
            Files.write(saved.resolve("config.json"), image.config());
            Files.write(saved.resolve("layer.tar"), image.content().get(0));
            Files.writeString(
                    saved.resolve("manifest.json"),
                    "[{\"Config\":\"config.json\",\"RepoTags\":[\"x:1\"],\"Layers\":[\"layer.tar\"]}]");
            try (OutsideImages images = OutsideImages.open(saved)) {
                assertThat(judged(world, images.images().get(0)).sentence("it", Instant.now()))
                        .contains("signatures of it can't be looked up: an archive of 'docker save' holds none");
            }
        }
    }

    @Test
    void theSignatureOfAnImageInAnotherRegistryIsReadThere() throws Exception {
        KeyPair release = key("EC");
        try (GateWorld world = open(release);
                RemoteRegistry other = RemoteRegistry.of(
                        RegistryUrl.parse(world.host().url(), true),
                        new Login("admin", "admin-password"),
                        HttpTransport.of(Trusted.with(""), Proxies.of(Map.of())),
                        Retries.usual())) {
            TestImage image = GateWorld.good();
            image.push(world.host(), "technology/quiet", "v1");
            RepositoryName quiet = RepositoryName.parse("technology/quiet");
            assertThat(judged(world, remote(other, quiet)).sentence("it", Instant.now()))
                    .contains("there is no signature");

            byte[] payload = payload(image.digest());
            TestImage.blob(world.host(), "technology/quiet", payload);
            TestImage.blob(world.host(), "technology/quiet", bytes("{}"));
            TestImage.put(
                    world.host(),
                    "technology/quiet",
                    tag(image.digest()),
                    MANIFEST,
                    signature(payload, sign(release, payload)));

            assertThat(judged(world, remote(other, quiet)).blocks()).isFalse();
        }
    }

    private static OutsideImage remote(RemoteRegistry registry, RepositoryName name) throws Exception {
        return ClientImages.of(registry.repository(name).image(Tag.parse("v1")), "other/" + name + ":v1")
                .get(0);
    }

    @Test
    void theCallJudgesWhatAScannerFoundUnderThePoliciesOfTheRepositoryItIsMeantFor() throws Exception {
        try (GateWorld world = open(key("EC"))) {
            world.ok("admin", "DELETE", GateWorld.API + "/gates/policies/signed", "");
            world.ok(
                    "admin",
                    "PUT",
                    GateWorld.REPOSITORY + "/-/gates/policies/no-criticals",
                    "{\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}");
            world.ok("admin", "PATCH", GateWorld.REPOSITORY, "{\"visibility\":\"private\"}");
            TestImage bad = GateWorld.bad();
            String body;
            try (OutsideImages images = OutsideImages.open(layout(bad, Map.of(), List.of()))) {
                OutsideImage image = images.images().get(0);
                ScannedImage scanned = new ImageScanner(
                                new LayerScanner(Files.createTempDirectory(folder, "scan")), LayerCache.NONE)
                        .scan(image, Watch.NONE);
                body = "{\"name\":\"file\",\"digest\":\"" + image.digest() + "\",\"platform\":\"linux/amd64\","
                        + "\"inventory\":" + LayerFactsJson.writeInventory(scanned.inventory());
            }

            JsonNode here = world.ok("alice", "POST", GateWorld.API + "/gates/verdicts", body + "}");
            JsonNode there =
                    world.ok("admin", "POST", GateWorld.API + "/gates/verdicts", body + ",\"as\":\"technology/test\"}");

            assertThat(here.get("outcome").asText()).isEqualTo("passed");
            assertThat(there.get("outcome").asText()).isEqualTo("blocked");
            assertThat(there.get("sentence").asText()).contains("CVE-2022-37434", "data of 2024-01-01, ");
            assertThat(there.get("dataAsOf").asText()).isEqualTo(GateWorld.DATA.toString());
            assertThat(there.get("dataOld").asBoolean()).isTrue();
            assertThat(world.send(
                                    "alice",
                                    "POST",
                                    GateWorld.API + "/gates/verdicts",
                                    body + ",\"as\":\"technology/test\"}")
                            .statusCode())
                    .as("whoever may not see it learns nothing of its policies")
                    .isEqualTo(404);
            assertThat(world.send("", "POST", GateWorld.API + "/gates/verdicts", body + "}")
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}
