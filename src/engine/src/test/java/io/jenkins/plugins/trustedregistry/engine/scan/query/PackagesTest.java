// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagesTest {
    private static Distribution system(String id, String release, String version, String codename) {
        return new Distribution(id, release, version, codename, List.of(), "", "");
    }

    private static Component component(String type, String namespace, String name, String version) {
        return new Component(
                type,
                namespace,
                name,
                version,
                "pkg:" + type + "/" + name,
                Optional.empty(),
                List.of(),
                0,
                List.of(),
                Optional.empty());
    }

    private static Component from(Component binary, String source, String version) {
        return new Component(
                binary.type(),
                binary.namespace(),
                binary.name(),
                binary.version(),
                binary.purl(),
                Optional.of(new Component.Source(source, version)),
                List.of(),
                0,
                List.of(),
                Optional.empty());
    }

    private static Component owned(Component part) {
        return new Component(
                part.type(),
                part.namespace(),
                part.name(),
                part.version(),
                part.purl(),
                Optional.empty(),
                List.of(),
                0,
                List.of(),
                Optional.of("pkg:deb/debian/python3-requests"));
    }

    private static Packages of(Distribution system, Component... components) {
        return Packages.of(new Inventory(Optional.ofNullable(system), List.of(components), List.of()));
    }

    private static String asked(Distribution system, Component... components) {
        return String.join(
                "; ",
                of(system, components).asked().keySet().stream()
                        .map(query -> query.ecosystem() + " " + query.name() + " " + query.version())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "debian, 12, '', bookworm, deb, Debian:12",
        "debian, 12.5, '', '', deb, Debian:12",
        "debian, '', '', trixie, deb, Debian:13",
        "ubuntu, 24.04, 24.04.1 LTS, noble, deb, Ubuntu:24.04:LTS",
        "ubuntu, 24.10, '', '', deb, Ubuntu:24.10",
        "ubuntu, 23.04, '', '', deb, Ubuntu:23.04",
        "alpine, 3.20.3, '', '', apk, Alpine:v3.20",
        "alpine, 3.21.0_alpha20240807, '', '', apk, Alpine:v3.21",
        "wolfi, 20230201, '', '', apk, Wolfi",
        "chainguard, 20230214, '', '', apk, Chainguard",
        "rocky, 9.4, '', '', rpm, Rocky Linux:9.4",
        "almalinux, 9.5, '', '', rpm, AlmaLinux:9.5",
        "rhel, 9.4, '', '', rpm, Red Hat:enterprise_linux:9",
        "opensuse-leap, 15.6, '', '', rpm, openSUSE:Leap 15.6",
        "sles, 15.5, '', '', rpm, SUSE:Linux Enterprise Server 15 SP5",
        "photon, 5.0, '', '', rpm, Photon OS:5.0",
        "azurelinux, 3.0, '', '', rpm, Azure Linux:3.0"
    })
    void namesTheReleaseOfADistributionAsOsvDoes(
            String id, String release, String version, String codename, String type, String ecosystem) {
        assertThat(asked(system(id, release, version, codename), component(type, id, "thing", "1")))
                .isEqualTo(ecosystem + " thing 1");
    }

    @Test
    void asksOnceForAllThatWasBuiltFromASourcePackage() {
        Packages packages = of(
                system("debian", "12", "", "bookworm"),
                from(component("deb", "debian", "libc6", "2.36-9"), "glibc", "2.36-9"),
                from(component("deb", "debian", "libc-bin", "2.36-9+b1"), "glibc", "2.36-9"),
                component("deb", "debian", "bash", "5.2-1"));

        assertThat(packages.asked().keySet())
                .containsExactly(
                        new PackageQuery("Debian:12", "glibc", "2.36-9"),
                        new PackageQuery("Debian:12", "bash", "5.2-1"));
        assertThat(packages.asked().get(new PackageQuery("Debian:12", "glibc", "2.36-9")))
                .hasSize(2);
    }

    /** As the data of each is written: AlmaLinux/osv-database lists what is installed, Rocky's and SUSE's list sources. */
    @ParameterizedTest
    @CsvSource({
        "almalinux, 9.5, AlmaLinux:9.5 openssl-libs 1:3.0.7-27.el9",
        "rhel, 9.4, Red Hat:enterprise_linux:9 openssl-libs 1:3.0.7-27.el9",
        "photon, 5.0, Photon OS:5.0 openssl-libs 1:3.0.7-27.el9",
        "rocky, 9.4, Rocky Linux:9.4 openssl 1:3.0.7-27.el9",
        "sles, 15.5, SUSE:Linux Enterprise Server 15 SP5 openssl 1:3.0.7-27.el9",
        "opensuse-leap, 15.6, openSUSE:Leap 15.6 openssl 1:3.0.7-27.el9",
        "mageia, 9, Mageia:9 openssl 1:3.0.7-27.el9",
        "openEuler, 24.03, openEuler:24.03 openssl 1:3.0.7-27.el9",
        "azurelinux, 3.0, Azure Linux:3.0 openssl 1:3.0.7-27.el9"
    })
    void asksForRpmsByWhatTheAdvisoriesOfTheDistributionName(String id, String release, String asked) {
        assertThat(asked(
                        system(id, release, "", ""),
                        from(component("rpm", id, "openssl-libs", "1:3.0.7-27.el9"), "openssl", "1:3.0.7-27.el9")))
                .isEqualTo(asked);
    }

    @Test
    void asksNobodyAboutDistributionsThatOsvHasNothingOf() {
        for (String id : List.of("ol", "amzn", "fedora")) {
            assertThat(of(system(id, "9", "", ""), component("rpm", id, "openssl-libs", "1"))
                            .unmatched())
                    .as(id)
                    .hasSize(1);
        }
    }

    @Test
    void saysWhichStreamOfAModuleAPackageIsOf() {
        Component plain = component("rpm", "rocky", "nodejs", "1:18.14.2-2.module+el8.7.0");
        Component modular = new Component(
                plain.type(),
                plain.namespace(),
                plain.name(),
                plain.version(),
                "pkg:rpm/rocky/nodejs@18.14.2-2.module%2Bel8.7.0?arch=x86_64&rpmmod=nodejs%3A18%3A8070020230216143400%3A9edba152",
                Optional.empty(),
                List.of(),
                0,
                List.of(),
                Optional.empty());

        assertThat(of(system("rocky", "8.7", "", ""), modular).asked().keySet())
                .extracting(PackageQuery::module)
                .containsExactly("nodejs:18");
    }

    @ParameterizedTest
    @CsvSource({
        "maven, org.apache.logging.log4j, log4j-core, 2.14.1, Maven org.apache.logging.log4j:log4j-core 2.14.1",
        "npm, '@types', node, 20.1.0, npm @types/node 20.1.0",
        "npm, '', lodash, 4.17.20, npm lodash 4.17.20",
        "pypi, '', requests, 2.30.0, PyPI requests 2.30.0",
        "golang, golang.org/x, crypto, v0.16.0, Go golang.org/x/crypto 0.16.0",
        "golang, '', stdlib, go1.21.0, Go stdlib 1.21.0",
        "golang, github.com/docker, docker, v20.10.7+incompatible, Go github.com/docker/docker 20.10.7",
        "gem, '', rack, 2.2.3, RubyGems rack 2.2.3",
        "nuget, '', Newtonsoft.Json, 12.0.1, NuGet Newtonsoft.Json 12.0.1",
        "cargo, '', tokio, 1.0.0, crates.io tokio 1.0.0",
        "bitnami, '', nginx, 1.25.3-2, Bitnami nginx 1.25.3",
        "composer, symfony, http-kernel, v5.4.0, Packagist symfony/http-kernel v5.4.0"
    })
    void namesPackagesOfLanguagesAsTheirEcosystemsDo(
            String type, String namespace, String name, String version, String asked) {
        assertThat(asked(null, component(type, namespace, name, version))).isEqualTo(asked);
    }

    @Test
    void leavesWhatBelongsToAPackageOfTheSystemToTheDistribution() {
        Component requests = owned(component("pypi", "", "requests", "2.28.1"));

        assertThat(asked(system("debian", "12", "", ""), requests)).isEmpty();
        assertThat(asked(system("fedora", "40", "", ""), requests))
                .as("nobody says anything about this distribution's packages")
                .isEqualTo("PyPI requests 2.28.1");
    }

    @Test
    void saysOfWhatNothingCanBeAsked() {
        Packages packages = of(
                system("alpine", "3.20.0", "", ""),
                component("deb", "debian", "vendored", "1"),
                component("maven", "", "somebodys", "1.0"),
                component("npm", "", "nameless", ""),
                component("generic", "", "thing", "1"));

        assertThat(packages.asked()).isEmpty();
        assertThat(Stream.of("vendored", "somebodys", "nameless", "thing"))
                .containsExactlyElementsOf(
                        packages.unmatched().stream().map(Component::name).toList());
        assertThat(of(null, component("deb", "debian", "bash", "1")).unmatched())
                .hasSize(1);
    }
}
