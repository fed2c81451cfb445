// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerBuilder;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {
    private static final String DEBIAN = "ID=debian\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\n";

    @TempDir
    Path temporary;

    private Inventory lay(LayerBuilder... layers) {
        List<LayerFacts> facts = new ArrayList<>();
        for (LayerBuilder layer : layers) {
            try {
                facts.add(new LayerScanner(temporary).scan(LayerBuilder.GZIP, new ByteArrayInputStream(layer.gzip())));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return Overlay.of(facts);
    }

    private static LayerBuilder layer() {
        return new LayerBuilder();
    }

    private static String status(String... packages) {
        StringBuilder text = new StringBuilder();
        for (String each : packages) {
            text.append("Package: ")
                    .append(each.split(" ")[0])
                    .append("\nStatus: install ok installed\nArchitecture: amd64\nVersion: ");
            text.append(each.split(" ")[1]).append("\n\n");
        }
        return text.toString();
    }

    private static String npm(String name, String version) {
        return "{\"name\":\"" + name + "\",\"version\":\"" + version + "\"}";
    }

    private static List<String> purls(Inventory inventory) {
        return inventory.components().stream().map(Component::purl).toList();
    }

    private static Component only(Inventory inventory) {
        assertThat(inventory.components()).hasSize(1);
        return inventory.components().get(0);
    }

    @Test
    void theLastDatabaseCountsAndEachPackageKeepsTheLayerThatInstalledIt() {
        Inventory inventory = lay(
                layer().file("usr/lib/os-release", DEBIAN)
                        .file("var/lib/dpkg/status", status("bash 5.2.15-2+b7", "gone 1", "zlib1g 1:1.2.13")),
                layer().file("var/lib/dpkg/status", status("bash 5.2.15-2+b7", "curl 7.88.1-10", "zlib1g 1:1.2.13")),
                layer().file(
                                "var/lib/dpkg/status",
                                status("bash 5.2.15-2+b7", "curl 7.88.1-10+deb12u8", "zlib1g 1:1.2.13")));

        assertThat(purls(inventory))
                .containsExactly(
                        "pkg:deb/debian/bash@5.2.15-2%2Bb7?arch=amd64&distro=debian-12",
                        "pkg:deb/debian/curl@7.88.1-10%2Bdeb12u8?arch=amd64&distro=debian-12",
                        "pkg:deb/debian/zlib1g@1:1.2.13?arch=amd64&distro=debian-12");
        assertThat(inventory.components()).extracting(Component::layer).containsExactly(0, 2, 0);
        assertThat(inventory.distribution().orElseThrow().id()).isEqualTo("debian");
    }

    @Test
    void whatIsWhitedOutIsGone() {
        LayerBuilder below = layer().file("app/node_modules/a/package.json", npm("a", "1.0.0"))
                .file("app/node_modules/b/package.json", npm("b", "1.0.0"));

        assertThat(purls(lay(below, layer().whiteout("app/node_modules/a")))).containsExactly("pkg:npm/b@1.0.0");
        assertThat(purls(lay(below, layer().whiteout("app")))).isEmpty();
        assertThat(purls(lay(below, layer().whiteout("app/node_modules/a/package.json"))))
                .containsExactly("pkg:npm/b@1.0.0");
        assertThat(purls(lay(
                        below,
                        layer().whiteout("app/node_modules/a"),
                        layer().file("app/node_modules/a/package.json", npm("a", "2.0.0")))))
                .containsExactly("pkg:npm/a@2.0.0", "pkg:npm/b@1.0.0");
    }

    @Test
    void anOpaqueFolderHidesWhatIsBelowButNotItsOwn() {
        Inventory inventory = lay(
                layer().file("app/node_modules/a/package.json", npm("a", "1.0.0")),
                layer().file("app/.wh..wh..opq", "").file("app/node_modules/b/package.json", npm("b", "1.0.0")));

        assertThat(purls(inventory)).containsExactly("pkg:npm/b@1.0.0");
        assertThat(only(inventory).layer()).isEqualTo(1);
    }

    @Test
    void somethingElseAtThePathHidesIt() {
        LayerBuilder below = layer().file("srv/node_modules/a/package.json", npm("a", "1.0.0"));

        assertThat(purls(lay(below, layer().link("srv/node_modules", "/opt/modules"))))
                .isEmpty();
        assertThat(purls(lay(below, layer().file("srv/node_modules/a", "a file now"))))
                .isEmpty();
        assertThat(purls(lay(below, layer().file("srv/node_modules/a/package.json", "{}"))))
                .isEmpty();
        assertThat(purls(lay(below, layer().folder("srv/node_modules/a")))).containsExactly("pkg:npm/a@1.0.0");
    }

    @Test
    void aFileAtALinkedFolderIsTheSameFile() {
        Inventory inventory = lay(
                layer().link("lib", "usr/lib").file("usr/lib/apk/db/installed", "P:a\nV:1-r0\n\n"),
                layer().file("lib/apk/db/installed", "P:a\nV:1-r0\n\nP:b\nV:2-r0\n\n"),
                layer().link("lib", "usr/lib"));

        assertThat(purls(inventory)).containsExactly("pkg:apk/a@1-r0", "pkg:apk/b@2-r0");
        assertThat(inventory.components()).extracting(Component::layer).containsExactly(0, 1);
    }

    @Test
    void aWhiteoutThroughALinkCounts() {
        Inventory inventory = lay(
                layer().link("lib", "usr/lib").file("usr/lib/apk/db/installed", "P:a\nV:1-r0\n\n"),
                layer().whiteout("lib/apk"));

        assertThat(inventory.components()).isEmpty();
    }

    @Test
    void theSystemIsFoundThroughLinks() {
        Inventory inventory = lay(layer().link("etc/os-release", "../usr/lib/os-release.d/os-release-server")
                .file("usr/lib/os-release.d/os-release-server", "ID=fedora\nVERSION_ID=40\n")
                .file("usr/lib/os-release", "ID=generic\n"));

        assertThat(inventory.distribution().orElseThrow().id()).isEqualTo("fedora");
    }

    @Test
    void theSamePackageInTwoPlacesIsOneComponent() {
        Inventory inventory = lay(
                layer().file("a/node_modules/x/package.json", npm("x", "1.0.0")),
                layer().file("b/node_modules/x/package.json", npm("x", "1.0.0")));

        assertThat(only(inventory).paths())
                .containsExactly("a/node_modules/x/package.json", "b/node_modules/x/package.json");
        assertThat(only(inventory).layer()).isZero();
    }

    @Test
    void aPackageOfThePythonEcosystemThatDebianInstalledIsOwned() {
        LayerBuilder debian = layer().file("etc/os-release", DEBIAN)
                .file("usr/lib/python3/dist-packages/six-1.16.0.egg-info/PKG-INFO", "Name: six\nVersion: 1.16.0\n")
                .file(
                        "var/lib/dpkg/info/python3-six.list",
                        "/usr/lib/python3/dist-packages/six-1.16.0.egg-info/PKG-INFO\n")
                .file("var/lib/dpkg/status", status("python3-six 1.16.0-4"));

        Component owned = lay(debian).components().get(1);
        assertThat(owned.purl()).isEqualTo("pkg:pypi/six@1.16.0");
        assertThat(owned.ownedBy()).contains("pkg:deb/debian/python3-six@1.16.0-4?arch=amd64&distro=debian-12");

        Component twice = lay(
                        debian, layer().file("opt/venv/six-1.16.0.dist-info/METADATA", "Name: six\nVersion: 1.16.0\n"))
                .components()
                .get(1);
        assertThat(twice.paths()).hasSize(2);
        assertThat(twice.ownedBy()).isEmpty();

        Component removed = only(lay(debian, layer().file("var/lib/dpkg/status", "\n")));
        assertThat(removed.ownedBy()).isEmpty();
    }

    @Test
    void licencesOfDebianComeFromAnotherFile() {
        Inventory inventory = lay(
                layer().file("etc/os-release", DEBIAN).file("var/lib/dpkg/status", status("hello 2.10-3")),
                layer().file(
                                "usr/share/doc/hello/copyright",
                                "Format: x\n\nFiles: *\nLicense: GPL-3+\n\nFiles: debian/*\nLicense: MIT\n"));

        assertThat(only(inventory).licences()).containsExactly("GPL-3+", "MIT");
        assertThat(only(inventory).paths()).containsExactly("var/lib/dpkg/status");
    }

    @Test
    void aLayerThatWasNotReadIsToldWithItsPlace() {
        Inventory inventory = Overlay.of(List.of(
                LayerFacts.unread(NotScanned.Reason.FOREIGN, "It is elsewhere."),
                LayerFacts.unread(NotScanned.Reason.UNSUPPORTED, "It is encrypted.")));

        assertThat(inventory.notScanned())
                .containsExactly(
                        new NotScanned(0, "", NotScanned.Reason.FOREIGN, "It is elsewhere."),
                        new NotScanned(1, "", NotScanned.Reason.UNSUPPORTED, "It is encrypted."));
        assertThat(inventory.distribution()).isEmpty();
    }

    @Test
    void epochsOfRpmAreQualifiersInTheUrlAndPartOfTheVersion() {
        // the form of facts that the RPM database gives
        assertThat(SystemPackages.purlVersion(PackageFacts.of("rpm", "", "dbus", "1:1.12.20-8.el9")))
                .isEqualTo("1.12.20-8.el9");
    }
}
