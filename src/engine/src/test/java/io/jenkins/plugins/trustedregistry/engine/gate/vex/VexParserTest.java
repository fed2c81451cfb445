// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VexParserTest {
    private static final String HEX = "a".repeat(64);

    private static VexDocument parse(String json) {
        return VexParser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static VexDocument openVex(String statement) {
        return parse(
                "{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"@id\":\"x\",\"author\":\"nigel\",\"statements\":["
                        + statement + "]}");
    }

    private static List<String> waived(VexDocument document) {
        return VexWaivers.of(document, "1", Scope.REGISTRY, new ImagePattern("technology/*"), "nigel").stream()
                .map(each -> each.target() + " of " + each.images())
                .toList();
    }

    @Test
    void onlyWhatIsCalledHarmlessCounts() {
        assertThat(openVex("{\"vulnerability\":{\"name\":\"CVE-1\"},\"status\":\"under_investigation\"}")
                        .statements())
                .isEmpty();
        assertThat(openVex("{\"vulnerability\":{\"name\":\"CVE-1\"},\"status\":\"affected\"}")
                        .statements())
                .isEmpty();
        assertThat(waived(openVex("{\"vulnerability\":\"CVE-1\",\"status\":\"fixed\"}")))
                .containsExactly("CVE-1 of technology/*");
    }

    @Test
    void aStatementIsAboutItsProductsAndPackagesOnly() {
        assertThat(
                        waived(
                                openVex(
                                        "{\"vulnerability\":{\"name\":\"CVE-1\",\"aliases\":[\"GHSA-1\"]},\"status\":\"not_affected\","
                                                + "\"products\":[{\"@id\":\"pkg:oci/test@sha256%3A" + HEX
                                                + "\",\"subcomponents\":[{\"@id\":\"pkg:maven/org.x/y@1\"},{\"@id\":\"pkg:npm/%40a/b@1\"}]}]}")))
                .containsExactlyInAnyOrder(
                        "CVE-1 in org.x:y of technology/*@sha256:" + HEX,
                        "CVE-1 in @a/b of technology/*@sha256:" + HEX,
                        "GHSA-1 in org.x:y of technology/*@sha256:" + HEX,
                        "GHSA-1 in @a/b of technology/*@sha256:" + HEX);
        assertThat(waived(openVex(
                        "{\"vulnerability\":\"CVE-1\",\"status\":\"fixed\",\"products\":[\"pkg:deb/debian/zlib\"]}")))
                .containsExactly("CVE-1 in zlib of technology/*");
    }

    @Test
    void aDocumentThatIsAttachedToAnImageSaysNothingOfAnother() {
        VexDocument ofOther =
                openVex("{\"vulnerability\":\"CVE-1\",\"status\":\"fixed\",\"products\":[{\"@id\":\"x\",\"hashes\":"
                        + "{\"sha-256\":\"" + HEX + "\"}}]}");

        assertThat(VexWaivers.of(
                        ofOther,
                        "1",
                        Scope.REGISTRY,
                        new ImagePattern("technology/test@sha256:" + "b".repeat(64)),
                        "nigel"))
                .isEmpty();
    }

    @Test
    void cycloneDxSaysItInItsAnalysis() {
        VexDocument document =
                parse("{\"bomFormat\":\"CycloneDX\",\"serialNumber\":\"urn:uuid:1\",\"metadata\":{\"authors\":"
                        + "[{\"name\":\"nigel\"}]},\"components\":[{\"bom-ref\":\"r\",\"purl\":\"pkg:deb/debian/zlib@1\"}],"
                        + "\"vulnerabilities\":[{\"id\":\"CVE-1\",\"analysis\":{\"state\":\"not_affected\",\"justification\":"
                        + "\"code_not_reachable\",\"detail\":\"Never called\"},\"affects\":[{\"ref\":\"urn:cdx:2/1#r\"}]},"
                        + "{\"id\":\"CVE-2\",\"analysis\":{\"state\":\"exploitable\"}}]}");

        assertThat(document.author()).isEqualTo("nigel");
        assertThat(waived(document)).containsExactly("CVE-1 in zlib of technology/*");
        assertThat(VexWaivers.of(document, "1", Scope.REGISTRY, new ImagePattern("*"), "nigel"))
                .extracting(Waiver::reason)
                .containsExactly("code not reachable. Never called");
    }

    @Test
    void whatIsNeitherIsRefusedInASentence() {
        assertThatThrownBy(() -> parse("{}")).hasMessageContaining("neither OpenVEX");
        assertThatThrownBy(() -> parse("no")).hasMessageContaining("not well-formed JSON");
        assertThat(waived(openVex("{\"vulnerability\":\"no name!\",\"status\":\"fixed\"}")))
                .isEmpty();
    }
}
