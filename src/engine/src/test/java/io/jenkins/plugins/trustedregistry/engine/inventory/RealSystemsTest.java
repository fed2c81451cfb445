// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.Commands;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerBuilder;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.inventory.overlay.Overlay;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real tools make: a root file system of Debian, and databases of Debian's rpm and of Berkeley DB. */
@Tag("slow")
class RealSystemsTest {
    @TempDir
    Path folder;

    @Test
    void findsEveryPackageOfARealDebian() throws Exception {
        Commands.assumeInstalled("mmdebstrap");
        Commands.assumeInstalled("dpkg-query");
        Path tar = folder.resolve("debian.tar");
        Commands.Result made = bash("mmdebstrap --variant=minbase bookworm debian.tar");
        Assumptions.assumeTrue(made.code() == 0, () -> "SKIPPED: mmdebstrap could not fetch Debian: " + made.text());

        LayerFacts facts;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(tar))) {
            facts = new LayerScanner(folder).scan(LayerBuilder.TAR, in);
        }
        Inventory inventory = Overlay.of(List.of(facts));

        assertThat(inventory.notScanned()).isEmpty();
        assertThat(inventory.distribution().orElseThrow().versionId()).isEqualTo("12");
        assertThat(facts.diffId()).contains(digest(tar));
        assertThat(bash("mkdir -p db && tar xf debian.tar -C db ./var/lib/dpkg").code())
                .isZero();
        String installed =
                bash("dpkg-query --admindir=db/var/lib/dpkg -f '${Package} ${Version} ${source:Package} ${source:Version}\\n' -W")
                        .text();
        Set<String> found = new TreeSet<>();
        for (Component each : inventory.components()) {
            Component.Source source = each.source().orElseThrow();
            found.add(each.name() + " " + each.version() + " " + source.name() + " " + source.version());
        }
        assertThat(found).isEqualTo(new TreeSet<>(installed.lines().toList()));
        assertThat(inventory.components().stream()
                        .filter(each -> each.licences().isEmpty())
                        .count())
                .as("packages whose licence is not told")
                .isLessThan(inventory.components().size() / 4);
    }

    @Test
    void readsWhatDebiansRpmWroteAndTheSameInBerkeleyDb() throws Exception {
        Commands.assumeInstalled("rpmbuild");
        Files.writeString(folder.resolve("demo.spec"), """
                Name: demo
                Version: 1.2.3
                Release: 4.el9
                Epoch: 2
                Summary: a demo
                License: MIT
                BuildArch: noarch
                %description
                demo
                %install
                mkdir -p %{buildroot}/usr/lib/python3.9/site-packages/six-1.16.0.dist-info
                echo 'Name: six' > %{buildroot}/usr/lib/python3.9/site-packages/six-1.16.0.dist-info/METADATA
                echo 'Version: 1.16.0' >> %{buildroot}/usr/lib/python3.9/site-packages/six-1.16.0.dist-info/METADATA
                %files
                /usr/lib/python3.9/site-packages/six-1.16.0.dist-info/METADATA
                """);
        Commands.Result made =
                bash("rpmbuild -bb --define \"_topdir $PWD/top\" demo.spec && rpm --dbpath $PWD/db -i --justdb"
                        + " --nodeps --noscripts top/RPMS/noarch/demo-1.2.3-4.el9.noarch.rpm");
        assertThat(made.code()).as(made.text()).isZero();
        byte[] sqlite = Files.readAllBytes(folder.resolve("db/rpmdb.sqlite"));

        Inventory inventory = scan("usr/lib/sysimage/rpm/rpmdb.sqlite", sqlite);
        expectDemo(inventory);

        Commands.assumeInstalled("db5.3_load");
        byte[] berkeley = berkeley();
        expectDemo(scan("var/lib/rpm/Packages", berkeley));
    }

    private static void expectDemo(Inventory inventory) {
        assertThat(inventory.notScanned()).isEmpty();
        assertThat(inventory.components())
                .extracting(Component::purl)
                .containsExactly(
                        "pkg:pypi/six@1.16.0",
                        "pkg:rpm/rocky/demo@1.2.3-4.el9?arch=noarch&distro=rocky-9.3&epoch=2&upstream=demo-1.2.3-4.el9.src.rpm");
        assertThat(inventory.components().get(1).version()).isEqualTo("2:1.2.3-4.el9");
        assertThat(inventory.components().get(0).ownedBy())
                .contains(inventory.components().get(1).purl());
    }

    /** The header in a hash as Berkeley DB itself writes it. */
    private byte[] berkeley() throws Exception {
        String hex = bash("sqlite3 db/rpmdb.sqlite 'select hex(blob) from Packages' || true")
                .text()
                .strip();
        Assumptions.assumeTrue(hex.matches("[0-9A-F]+"), "SKIPPED: sqlite3 is not installed");
        Files.writeString(
                folder.resolve("dump"),
                "VERSION=3\nformat=bytevalue\ntype=hash\nHEADER=END\n 01000000\n " + hex.toLowerCase(Locale.ROOT)
                        + "\nDATA=END\n");
        Commands.Result made = bash("db5.3_load -f dump Packages");
        assertThat(made.code()).as(made.text()).isZero();
        return Files.readAllBytes(folder.resolve("Packages"));
    }

    private Inventory scan(String path, byte[] database) throws IOException {
        byte[] layer = new LayerBuilder()
                .file("etc/os-release", "ID=rocky\nVERSION_ID=9.3\n")
                .file(path, database)
                .file("usr/lib/python3.9/site-packages/six-1.16.0.dist-info/METADATA", "Name: six\nVersion: 1.16.0\n")
                .gzip();
        return Overlay.of(List.of(new LayerScanner(folder).scan(LayerBuilder.GZIP, new ByteArrayInputStream(layer))));
    }

    private Commands.Result bash(String line) throws IOException, InterruptedException {
        return Commands.run(folder, "bash", "-c", line);
    }

    private static Digest digest(Path file) throws IOException {
        MessageDigest hash = Digest.Algorithm.SHA256.newHash();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
                hash.update(chunk, 0, n);
            }
        }
        return Digest.finish(Digest.Algorithm.SHA256, hash);
    }
}
