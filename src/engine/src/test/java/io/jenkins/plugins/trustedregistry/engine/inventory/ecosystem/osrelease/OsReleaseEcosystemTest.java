// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.osrelease;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsReleaseEcosystemTest {
    @TempDir
    Path temporary;

    private List<Distribution> read(String path, String text) {
        try {
            return Found.in(new OsReleaseEcosystem(), temporary, path, text).distributions;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsQuotedAndPlainValues() {
        assertThat(read("etc/os-release", """
                        # a comment
                        PRETTY_NAME="Ubuntu 24.04.1 LTS"
                        NAME='Ubuntu'
                        VERSION_ID="24.04"
                        VERSION="24.04.1 LTS (Noble \\"N\\")"
                        VERSION_CODENAME=noble
                        ID=Ubuntu
                        ID_LIKE="debian  other"
                        """))
                .containsExactly(new Distribution(
                        "ubuntu",
                        "24.04",
                        "24.04.1 LTS (Noble \"N\")",
                        "noble",
                        List.of("debian", "other"),
                        "Ubuntu 24.04.1 LTS",
                        ""));
    }

    @Test
    void aSystemWithoutAnIdIsLinux() {
        assertThat(read("usr/lib/os-release", "\n=x\nnonsense\n").get(0).id()).isEqualTo("linux");
    }

    @Test
    void readsTheFilesOfOlderSystems() {
        assertThat(read("etc/alpine-release", "3.20.3\n").get(0))
                .extracting(Distribution::id, Distribution::versionId)
                .containsExactly("alpine", "3.20.3");
        assertThat(read("etc/debian_version", "7.11\n").get(0).versionId()).isEqualTo("7");
        assertThat(read("etc/debian_version", "trixie/sid\n").get(0).versionId())
                .isEmpty();
        assertThat(read("etc/centos-release", "CentOS release 6.10 (Final)\n").get(0))
                .extracting(Distribution::id, Distribution::versionId)
                .containsExactly("centos", "6.10");
        assertThat(read("etc/redhat-release", "Red Hat Enterprise Linux Server release 6.10 (Santiago)\n")
                        .get(0))
                .extracting(Distribution::id, Distribution::versionId)
                .containsExactly("rhel", "6.10");
        assertThat(read("etc/redhat-release", "Something else\n")).isEmpty();
    }

    @Test
    void wantsOnlyWhatDescribesTheSystem() {
        OsReleaseEcosystem ecosystem = new OsReleaseEcosystem();
        assertThat(ecosystem.wants(new Entry("etc/os-release", 1, false))).isTrue();
        assertThat(ecosystem.wants(new Entry("usr/lib/os-release.d/os-release-x", 1, false)))
                .isTrue();
        assertThat(ecosystem.wants(new Entry("home/me/alpine-release", 1, false)))
                .isFalse();
    }
}
