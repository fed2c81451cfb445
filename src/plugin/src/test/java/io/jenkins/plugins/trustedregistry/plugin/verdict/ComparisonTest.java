// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final KeptFinding ZLIB = finding("CVE-1", "critical", "zlib", "1.0");
    private static final KeptFinding XML = finding("CVE-2", "low", "libxml2", "2.0");
    private static final KeptFinding CURL = finding("CVE-3", "high", "curl", "3.0");

    private static KeptFinding finding(String id, String severity, String name, String version) {
        return KeptFinding.parse(String.join("\t", id, severity, name, version, ""));
    }

    @Test
    void tellsNewFixedAndCarriedOver() {
        Comparison comparison = Comparison.of(List.of(ZLIB, XML), List.of(XML, CURL));

        assertThat(comparison.added()).containsExactly(CURL);
        assertThat(comparison.fixed()).containsExactly(ZLIB);
        assertThat(comparison.carried()).isEqualTo(1);
    }

    @Test
    void anotherVersionOfThePackageIsStillTheSameFinding() {
        Comparison comparison = Comparison.of(List.of(ZLIB), List.of(finding("CVE-1", "critical", "zlib", "1.1")));

        assertThat(comparison.added()).isEmpty();
        assertThat(comparison.fixed()).isEmpty();
        assertThat(comparison.carried()).isEqualTo(1);
    }

    @Test
    void theWorstComesFirst() {
        assertThat(Comparison.of(List.of(), List.of(XML, CURL, ZLIB)).added()).containsExactly(ZLIB, CURL, XML);
    }

    @Test
    void aLineIsReadBackWhateverAnImageSays() {
        KeptFinding odd = finding("CVE-4", "high", "a\u001b[31mb", "1\r\n2");

        assertThat(KeptFinding.parse(odd.line()).getName()).isEqualTo("a [31mb");
        assertThat(odd.line()).doesNotContain("\u001b", "\n", "\r");
    }
}
