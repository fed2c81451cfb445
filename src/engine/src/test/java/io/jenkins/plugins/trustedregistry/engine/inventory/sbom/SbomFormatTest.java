// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.JsonSchemas;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;

class SbomFormatTest {
    private static final Subject SUBJECT = new Subject(
            "registry.example/team/app:1.0", Digest.of(new byte[1]), Instant.parse("2026-11-25T10:15:30.123Z"));

    private static Inventory inventory(List<NotScanned> notScanned) {
        return new Inventory(
                Optional.of(new Distribution("debian", "12", "12 (bookworm)", "bookworm", List.of(), "Debian 12", "")),
                List.of(
                        new Component(
                                "deb",
                                "debian",
                                "zlib1g",
                                "1:1.2.13",
                                "pkg:deb/debian/zlib1g@1:1.2.13?arch=amd64&distro=debian-12",
                                Optional.of(new Component.Source("zlib", "1:1.2.13")),
                                List.of("Zlib", "some words"),
                                0,
                                List.of("var/lib/dpkg/status"),
                                Optional.empty()),
                        new Component(
                                "npm",
                                "@types",
                                "node",
                                "20.1.0",
                                "pkg:npm/%40types/node@20.1.0",
                                Optional.empty(),
                                List.of("(MIT OR Apache-2.0)"),
                                2,
                                List.of("a/\u00fc \"quoted\"", "b"),
                                Optional.empty()),
                        new Component(
                                "pypi",
                                "",
                                "six",
                                "",
                                "pkg:pypi/six",
                                Optional.empty(),
                                List.of(),
                                1,
                                List.of("x"),
                                Optional.of("pkg:deb/debian/python3-six@1"))),
                notScanned);
    }

    private static final List<NotScanned> GAPS =
            List.of(new NotScanned(3, "", NotScanned.Reason.FOREIGN, "It is kept elsewhere."));

    private static JsonNode json(SbomFormat format, Inventory inventory) {
        try {
            return new ObjectMapper().readTree(format.bytes(inventory, SUBJECT));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cycloneDxIsValid() throws Exception {
        for (Inventory inventory :
                List.of(inventory(List.of()), inventory(GAPS), new Inventory(Optional.empty(), List.of(), List.of()))) {
            byte[] bill = SbomFormat.CYCLONEDX.bytes(inventory, SUBJECT);
            assertThat(new JsonParser().validate(bill, Version.VERSION_16)).isEmpty();
        }
    }

    @Test
    void cycloneDxTellsWhatWasNotScanned() {
        assertThat(json(SbomFormat.CYCLONEDX, inventory(List.of()))
                        .at("/compositions/0/aggregate")
                        .asText())
                .isEqualTo("unknown");
        JsonNode gaps = json(SbomFormat.CYCLONEDX, inventory(GAPS));
        assertThat(gaps.at("/compositions/0/aggregate").asText()).isEqualTo("incomplete");
        assertThat(gaps.at("/metadata/properties/0/value").asText()).isEqualTo("layer 3: It is kept elsewhere.");
        assertThat(gaps.at("/metadata/timestamp").asText()).isEqualTo("2026-11-25T10:15:30Z");
    }

    @Test
    void spdxHasWhatTheSpecificationRequires() {
        JsonNode bill = json(SbomFormat.SPDX, inventory(GAPS));
        assertThat(bill.path("spdxVersion").asText()).isEqualTo("SPDX-2.3");
        assertThat(bill.path("dataLicense").asText()).isEqualTo("CC0-1.0");
        assertThat(bill.path("documentNamespace").asText()).matches("urn:uuid:[0-9a-f-]{36}");
        Set<String> identifiers = new HashSet<>(Set.of("SPDXRef-DOCUMENT"));
        for (JsonNode each : bill.path("packages")) {
            assertThat(identifiers.add(each.path("SPDXID").asText())).isTrue();
            assertThat(each.path("SPDXID").asText()).matches("SPDXRef-[A-Za-z0-9.-]+");
            assertThat(each.path("name").asText()).isNotEmpty();
            assertThat(each.path("downloadLocation").asText()).isEqualTo("NOASSERTION");
            assertThat(each.path("filesAnalyzed").asBoolean(true)).isFalse();
        }
        for (JsonNode each : bill.path("relationships")) {
            assertThat(identifiers)
                    .contains(
                            each.path("spdxElementId").asText(),
                            each.path("relatedSpdxElement").asText());
        }
        assertThat(bill.path("relationships")).hasSize(4);
    }

    @Test
    void spdxIsValid() {
        for (Inventory inventory :
                List.of(inventory(List.of()), inventory(GAPS), new Inventory(Optional.empty(), List.of(), List.of()))) {
            assertThat(JsonSchemas.SPDX_2_3.faults(json(SbomFormat.SPDX, inventory)))
                    .isEmpty();
        }
        ObjectNode broken = (ObjectNode) json(SbomFormat.SPDX, inventory(GAPS));
        ((ObjectNode) broken.at("/packages/0")).put("primaryPackagePurpose", "SOMETHING");
        broken.remove("creationInfo");
        assertThat(JsonSchemas.SPDX_2_3.faults(broken))
                .as("the schema finds faults")
                .hasSize(2);
    }

    @Test
    void spdxRefersToLicencesThatAreOnNoList() {
        JsonNode bill = json(SbomFormat.SPDX, inventory(List.of()));
        List<String> declared = new ArrayList<>();
        bill.path("packages")
                .forEach(each -> declared.add(each.path("licenseDeclared").asText()));
        assertThat(declared).containsExactly("", "Zlib AND LicenseRef-2", "LicenseRef-1", "NOASSERTION");
        assertThat(bill.at("/hasExtractedLicensingInfos/1/extractedText").asText())
                .isEqualTo("some words");
        assertThat(bill.at("/packages/2/name").asText()).isEqualTo("@types/node");
    }

    @Test
    void theSameInventoryGivesTheSameBytes() {
        for (SbomFormat format : SbomFormat.values()) {
            assertThat(format.bytes(inventory(GAPS), SUBJECT)).isEqualTo(format.bytes(inventory(GAPS), SUBJECT));
        }
        assertThat(SUBJECT.identifier("spdx")).isNotEqualTo(SUBJECT.identifier("cyclonedx"));
        assertThat(SbomFormat.CYCLONEDX.mediaType()).hasToString("application/vnd.cyclonedx+json");
    }
}
