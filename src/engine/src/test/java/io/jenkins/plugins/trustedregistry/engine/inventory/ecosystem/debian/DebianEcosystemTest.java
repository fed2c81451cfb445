// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.debian;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component.Source;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianEcosystemTest {
    private static final String STATUS = "var/lib/dpkg/status";

    @TempDir
    Path temporary;

    private Found read(String path, String text) {
        try {
            return Found.in(new DebianEcosystem(), temporary, path, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsWhatIsInstalledWithItsSource() {
        Found found = read(STATUS, """
                Package: libc6
                Status: install ok installed
                Priority: optional
                Architecture: amd64
                Multi-Arch: same
                Source: glibc
                Version: 2.36-9+deb12u10
                Description: GNU C Library
                 Version: 9.9 is only a word of the text
                 .
                 more

                Package: bash
                Status: install ok installed
                Architecture: amd64
                Source: bash (5.2.15-2)
                Version: 5.2.15-2+b7

                Package: gone
                Status: deinstall ok config-files
                Version: 1

                Package: never
                Status: unknown ok not-installed

                Package: held
                Status: hold ok installed
                Version: 2:1
                """);

        assertThat(found.names()).containsExactly("libc6 2.36-9+deb12u10", "bash 5.2.15-2+b7", "held 2:1");
        assertThat(found.packages)
                .extracting(PackageFacts::source)
                .containsExactly(
                        Optional.of(new Source("glibc", "2.36-9+deb12u10")),
                        Optional.of(new Source("bash", "5.2.15-2")),
                        Optional.of(new Source("held", "2:1")));
    }

    @Test
    void readsDistrolessImages() {
        Found found =
                read("var/lib/dpkg/status.d/tzdata", "Package: tzdata\nVersion: 2024a-0+deb12u1\nArchitecture: all\n");
        assertThat(found.names()).containsExactly("tzdata 2024a-0+deb12u1");

        Found sums = read(
                "var/lib/dpkg/status.d/tzdata.md5sums", "d41d8cd98f00b204e9800998ecf8427e  usr/share/zoneinfo/UTC\n");
        assertThat(sums.packages).isEmpty();
        assertThat(sums.owners).isEqualTo(Map.of("usr/share/zoneinfo/UTC", "deb/tzdata"));
    }

    @Test
    void aListNamesTheFilesOfAPackageOfOneArchitecture() {
        assertThat(read("var/lib/dpkg/info/libc6:amd64.list", "/.\n/lib\n/lib/x86_64-linux-gnu/libc.so.6\n").owners)
                .containsEntry("/lib/x86_64-linux-gnu/libc.so.6", "deb/libc6");
    }

    @Test
    void licencesAreThoseOfTheFieldsOrThoseThatArePointedTo() {
        assertThat(read("usr/share/doc/x/copyright", "License: MIT\nLicense: GPL-2+\n text\n")
                        .packages
                        .get(0)
                        .licences())
                .containsExactly("GPL-2+", "MIT");
        assertThat(read("usr/share/doc/x/copyright", "On Debian systems see /usr/share/common-licenses/GPL-3.\n")
                        .packages
                        .get(0)
                        .licences())
                .containsExactly("GPL-3");
        assertThat(read("usr/share/doc/x/copyright", "nothing known\n").packages)
                .isEmpty();
    }

    @Test
    void readsOpkg() {
        Found found = read(
                "usr/lib/opkg/status",
                "Package: busybox\nVersion: 1.36.1-1\nStatus: install user installed\nArchitecture: mips\n");
        assertThat(found.packages.get(0).type()).isEqualTo("opkg");
    }

    @Test
    void copesWithLinesOfAnyLength() {
        Found found = read(
                STATUS,
                "Package: " + "x".repeat(200_000) + "\nVersion: 1\n\nPackage: a\nVersion: 1\nDescription:"
                        + "y".repeat(300_000));
        assertThat(found.names()).contains("a 1");
    }

    @Test
    void wantsNoBackups() {
        DebianEcosystem ecosystem = new DebianEcosystem();
        assertThat(ecosystem.wants(new Entry("var/lib/dpkg/status-old", 1, false)))
                .isFalse();
        assertThat(ecosystem.wants(new Entry("mnt/var/lib/dpkg/status", 1, false)))
                .isFalse();
        assertThat(ecosystem.wants(new Entry(STATUS, 1, false))).isTrue();
    }
}
