// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Debian:12 | Debian:12",
                "Debian:12.5 | Debian:12",
                "Debian:sid | Debian:sid",
                "Alpine:v3.20 | Alpine:v3.20",
                "Alpine:3.20.3 | Alpine:v3.20",
                "Alpine:3.20 | Alpine:v3.20",
                "Rocky Linux:9.4 | Rocky Linux:9",
                "AlmaLinux:8 | AlmaLinux:8",
                "Mageia:9 | Mageia:9",
                "Ubuntu:24.04 | Ubuntu:24.04:LTS",
                "Ubuntu:24.04:LTS | Ubuntu:24.04:LTS",
                "Ubuntu:25.04 | Ubuntu:25.04",
                "Red Hat:9.4 | Red Hat:enterprise_linux:9::baseos, Red Hat:enterprise_linux:9::appstream",
                "Red Hat:enterprise_linux:9 | Red Hat:enterprise_linux:9::baseos, Red Hat:enterprise_linux:9::appstream",
                "Red Hat:cpe:/o:redhat:enterprise_linux:9::baseos | Red Hat:enterprise_linux:9::baseos, Red Hat:enterprise_linux:9::appstream",
                "Red Hat:rhel_eus:9.2::baseos | Red Hat:rhel_eus:9.2::appstream",
                "SUSE:15.5 | SUSE:Linux Enterprise Server 15 SP5, SUSE:Linux Enterprise Module for Basesystem 15 SP5",
                "SUSE:Linux Enterprise Server 15 SP5 | SUSE:Linux Enterprise Server 15 SP5, SUSE:Linux Enterprise Module for Basesystem 15 SP5",
                "openSUSE:15.5 | openSUSE:Leap 15.5",
                "openSUSE:Tumbleweed | openSUSE:Tumbleweed",
                "Photon OS:5.0 | Photon OS:5.0",
                "Wolfi | Wolfi",
                "Wolfi:20230201 | Wolfi",
                "Chainguard | Chainguard",
                "Maven | Maven, Maven:https://maven.google.com",
                "npm | npm"
            })
    void findsTheReleasesOfTheData(String asked, String expected) {
        List<String> known = List.of(
                "Debian:12",
                "Debian:11",
                "Debian:sid",
                "Alpine:v3.20",
                "Alpine:v3.2",
                "Rocky Linux:9",
                "Rocky Linux:8",
                "AlmaLinux:8",
                "Mageia:9",
                "Ubuntu:24.04:LTS",
                "Ubuntu:Pro:24.04:LTS",
                "Ubuntu:25.04",
                "Red Hat:enterprise_linux:9::baseos",
                "Red Hat:enterprise_linux:9::appstream",
                "Red Hat:enterprise_linux:8::baseos",
                "Red Hat:rhel_eus:9.2::appstream",
                "SUSE:Linux Enterprise Server 15 SP5",
                "SUSE:Linux Enterprise Module for Basesystem 15 SP5",
                "SUSE:Linux Enterprise Server 15 SP4",
                "openSUSE:Leap 15.5",
                "openSUSE:Leap 15.4",
                "openSUSE:Tumbleweed",
                "Photon OS:5.0",
                "Wolfi",
                "Chainguard",
                "Maven",
                "Maven:https://maven.google.com",
                "npm");
        assertThat(Releases.of(asked, "1", known)).containsExactlyInAnyOrder(expected.split(", "));
    }

    @Test
    void findsNothingForAReleaseThatTheDataDoesNotHave() {
        assertThat(Releases.of("Debian:99", "1", List.of("Debian:12"))).isEmpty();
        assertThat(Releases.of("Debian", "1", List.of("Debian:12"))).isEmpty();
        assertThat(Releases.of("npm", "1", List.of("PyPI"))).isEmpty();
    }

    @Test
    void takesProsDataForPackagesOfPro() {
        List<String> known = List.of("Ubuntu:20.04:LTS", "Ubuntu:Pro:20.04:LTS", "Ubuntu:Pro:FIPS-updates:20.04:LTS");
        assertThat(Releases.of("Ubuntu:20.04", "1.1.1f-1ubuntu2.24", known)).containsExactly("Ubuntu:20.04:LTS");
        assertThat(Releases.of("Ubuntu:20.04", "1.1.1f-1ubuntu2.24+esm1", known))
                .containsExactly("Ubuntu:Pro:20.04:LTS");
        assertThat(Releases.of("Ubuntu:20.04", "1.1.1f-1ubuntu2.fips.22", known))
                .containsExactly("Ubuntu:Pro:FIPS-updates:20.04:LTS");
    }
}
