// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleStreamsTest {
    private static final String MODULAR = "1:18.14.2-2.module+el8.7.0+18445+9493b6ea";
    private static final String PLAIN = "4.4.20-4.el8_6";

    @ParameterizedTest
    @CsvSource({
        "Moderate: php:7.4 security update, php:7.4",
        "'Moderate: python38:3.8 security, bug fix, and enhancement update', python38:3.8",
        "Important: container-tools:rhel8 security update, container-tools:rhel8",
        "Red Hat Security Advisory: 389-ds:1.4 security update, 389-ds:1.4",
    })
    void theSummaryNamesTheStream(String summary, String stream) {
        assertThat(ModuleStreams.named(summary)).containsExactly(stream);
    }

    @Test
    void aSummaryMayNameSeveralStreamsOrNone() {
        assertThat(ModuleStreams.named("Moderate: python38:3.8 and python38-devel:3.8 security update"))
                .containsExactly("python38:3.8", "python38-devel:3.8");
        assertThat(ModuleStreams.named("Important: kernel security update (see https://example.com/a)"))
                .isEmpty();
    }

    @Test
    void whatIsSaidOfOneStreamDoesNotConcernAnother() {
        assertThat(ModuleStreams.concerns(true, "Important: nodejs:18 security update", MODULAR, "nodejs:18"))
                .isTrue();
        assertThat(ModuleStreams.concerns(true, "Important: nodejs:20 security update", MODULAR, "nodejs:18"))
                .isFalse();
        assertThat(ModuleStreams.concerns(true, "Important: nodejs security update", MODULAR, "nodejs:18"))
                .as("it does not say which")
                .isTrue();
        assertThat(ModuleStreams.concerns(true, "Important: nodejs:20 security update", MODULAR, ""))
                .as("nobody knows which it was built in")
                .isTrue();
    }

    @Test
    void whatIsSaidOfModulesDoesNotConcernOtherBuildsNorTheOtherWayRound() {
        assertThat(ModuleStreams.concerns(true, "", PLAIN, "")).isFalse();
        assertThat(ModuleStreams.concerns(false, "", MODULAR, "nodejs:18")).isFalse();
        assertThat(ModuleStreams.concerns(false, "", PLAIN, "")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"nodejs:18:8070020230216143400:9edba152, nodejs:18", "perl:5.32, perl:5.32", "nothing, ''", ":, ''"})
    void aLabelHasModuleAndStreamFirst(String label, String stream) {
        assertThat(ModuleStreams.ofLabel(label)).isEqualTo(stream);
    }
}
