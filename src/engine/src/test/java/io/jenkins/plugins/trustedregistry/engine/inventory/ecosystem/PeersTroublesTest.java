// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component.Source;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.alpine.AlpineEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.bitnami.BitnamiEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.debian.DebianEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable.ProgramBuilder;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.golang.GolangEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.golang.GolangEcosystemTest;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm.JvmEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm.JvmEcosystemTest;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.npm.NpmEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.osrelease.OsReleaseEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.python.PythonEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm.RpmDatabases;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm.RpmEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.ruby.RubyEcosystem;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What other readers of the same files stumbled over, as their public lists of problems tell: the number behind each is that of the
 * problem there. The files are made here.
 */
class PeersTroublesTest {
    @TempDir
    Path temporary;

    private Found read(Ecosystem ecosystem, String path, String content) throws IOException {
        return Found.in(ecosystem, temporary, path, content);
    }

    private Found read(Ecosystem ecosystem, String path, byte[] content) throws IOException {
        return Found.in(ecosystem, temporary, path, content);
    }

    private static boolean wants(Ecosystem ecosystem, String path) {
        return ecosystem.wants(new Entry(path, 1, false));
    }

    /** claircore 841: what is removed but for its settings is not there; what is half there is. */
    @Test
    void dpkgStatusDecidesWhatIsInstalled() throws IOException {
        assertThat(read(new DebianEcosystem(), "var/lib/dpkg/status", """
                                Package: removed
                                Status: deinstall ok config-files
                                Version: 1

                                Package: broken
                                Status: install reinstreq half-installed
                                Version: 2
                                """).names())
                .containsExactly("broken 2");
    }

    /** syft 3912: an image made by hand has its packages in status.d and their files in the lists of info. */
    @Test
    void distrolessPackagesMayHaveOrdinaryLists() throws IOException {
        Found found = read(new DebianEcosystem(), "var/lib/dpkg/status.d/openssl", """
                Package: openssl
                Version: 3.0.2-0ubuntu1.18
                Description: toolkit
                 Version: 1 is no field but goes on with the text
                """);
        found.read(
                new DebianEcosystem(),
                temporary,
                "var/lib/dpkg/info/openssl.list",
                "/usr/bin/openssl\n".getBytes(StandardCharsets.UTF_8));
        assertThat(found.names()).containsExactly("openssl 3.0.2-0ubuntu1.18");
        assertThat(found.owners).containsEntry("/usr/bin/openssl", "deb/openssl");
        assertThat(wants(new DebianEcosystem(), "var/lib/dpkg/status.d/openssl"))
                .isTrue();
    }

    /** A rebuild without changes has a version of its own, its source has not. */
    @Test
    void aRebuiltDebianPackageIsJudgedByItsSource() throws IOException {
        assertThat(read(
                                new DebianEcosystem(),
                                "var/lib/dpkg/status",
                                "Package: libtinfo6\nSource: ncurses (6.4-4)\nVersion: 6.4-4+b1\nStatus: install ok installed\n")
                        .packages
                        .get(0)
                        .source())
                .contains(new Source("ncurses", "6.4-4"));
    }

    /** Letters of apk's fields count in both sizes: p is what a package provides, P its name. */
    @Test
    void whatAnApkPackageProvidesIsNotItsName() throws IOException {
        Found found = read(
                new AlpineEcosystem(),
                "usr/lib/apk/db/installed",
                "P:libssl3\nV:3.3.2-r0\nO:x\no:openssl\np:so:libssl.so.3=3 cmd:openssl=1\nD:so:libc.musl-x86_64.so.1\n\n");
        assertThat(found.names()).containsExactly("libssl3 3.3.2-r0");
        assertThat(found.packages.get(0).source()).contains(new Source("openssl", "3.3.2-r0"));
        assertThat(wants(new AlpineEcosystem(), "usr/lib/apk/db/installed"))
                .as("where newer ones keep it")
                .isTrue();
    }

    /** clair 1645: slots of the database are not compacted, so there are free ones between others. */
    @Test
    void anNdbDatabaseHasFreeSlots() throws IOException {
        byte[] gone = RpmDatabases.header("gone", "1", "1", -1, "gone-1-1.src.rpm");
        byte[] there = RpmDatabases.header("there", "2", "1", -1, "there-2-1.src.rpm");
        byte[] database = RpmDatabases.ndb(gone, there);
        int first = 2 * 16; // behind the header
        for (int i = first + 4; i < first + 16; i++) {
            database[i] = 0;
        }
        assertThat(read(new RpmEcosystem(), "var/lib/rpm/Packages.db", database).names())
                .containsExactly("there 2-1");
    }

    /** syft and clair: keys that are trusted lie among the packages, and an epoch of zero is none. */
    @Test
    void keysAreNoRpmPackagesAndEpochZeroIsNone() throws IOException {
        assertThat(read(
                                new RpmEcosystem(),
                                "var/lib/rpm/Packages.db",
                                RpmDatabases.ndb(
                                        RpmDatabases.header("gpg-pubkey", "fd431d51", "4ae0493b", -1, "(none)"),
                                        RpmDatabases.header("tar", "1.34", "6.el9", 0, "tar-1.34-6.el9.src.rpm")))
                        .names())
                .containsExactly("tar 1.34-6.el9");
    }

    /** trivy 1367: each archive is what its own properties say, not what another one of the same name was. */
    @Test
    void aJarIsWhatItsOwnPropertiesSay() throws IOException {
        byte[] databind = JvmEcosystemTest.zip(
                "META-INF/maven/com.fasterxml.jackson.core/jackson-databind/pom.properties",
                "version=2.11.0\ngroupId=com.fasterxml.jackson.core\nartifactId=jackson-databind\n");
        assertThat(read(
                                new JvmEcosystem(),
                                "app.war",
                                JvmEcosystemTest.zip("WEB-INF/lib/jackson-databind-2.11.0.jar", databind))
                        .names())
                .containsExactly("com.fasterxml.jackson.core/jackson-databind 2.11.0");
    }

    /** trivy 4080: what was merged into an archive is there in its own version, beside a newer one elsewhere. */
    @Test
    void whatWasShadedIsFoundBesideItsNewerSelf() throws IOException {
        byte[] shaded = JvmEcosystemTest.zip(
                "META-INF/maven/com.nimbusds/nimbus-jose-jwt/pom.properties",
                "version=9.30\ngroupId=com.nimbusds\nartifactId=nimbus-jose-jwt\n",
                "META-INF/maven/net.minidev/json-smart/pom.properties",
                "version=2.4.8\ngroupId=net.minidev\nartifactId=json-smart\n");
        assertThat(read(new JvmEcosystem(), "nimbus-jose-jwt-9.30.jar", shaded).names())
                .containsExactlyInAnyOrder("com.nimbusds/nimbus-jose-jwt 9.30", "net.minidev/json-smart 2.4.8");
    }

    /** trivy 2717: an archive that says nothing at all is the program, not a package with a made-up version. */
    @Test
    void aJarThatSaysNothingIsNoPackage() throws IOException {
        assertThat(read(new JvmEcosystem(), "app.jar", JvmEcosystemTest.zip("x/Main.class", "x")).packages)
                .isEmpty();
    }

    /** syft 230 and others: authors, licences and much else come in every shape there is. */
    @Test
    void npmFieldsComeInEveryShape() throws IOException {
        Found found = read(
                new NpmEcosystem(),
                "node_modules/emojione/package.json",
                "{\"name\":\"emojione\",\"version\":\"4.5.0\",\"author\":[\"a\",{\"name\":\"b\"}],"
                        + "\"licenses\":{\"type\":\"(MIT)\",\"url\":\"x\"},\"repository\":[],\"bugs\":7}");
        assertThat(found.names()).containsExactly("emojione 4.5.0");
        assertThat(found.packages.get(0).licences()).containsExactly("(MIT)");
        assertThat(read(
                                new NpmEcosystem(),
                                "node_modules/cookie-parser/package.json",
                                "{\"name\":\"cookie-parser\",\"version\":\"1.3.4\",\"licenses\":\"MIT\"}")
                        .packages
                        .get(0)
                        .licences())
                .containsExactly("MIT");
    }

    /** A package whose tests have a broken file on purpose, as resolve has, is no damage of the image. */
    @Test
    void brokenFilesThatTestsNeedAreNotTold() throws IOException {
        Found found = read(
                new NpmEcosystem(),
                "app/node_modules/resolve/test/resolver/malformed_package_json/package.json",
                "{\n \"name\":");
        assertThat(found.packages).isEmpty();
        for (String place : List.of("node_modules/@babel/core/package.json", "x/node_modules/resolve/package.json")) {
            assertThatThrownBy(() -> read(new NpmEcosystem(), place, "{\n \"name\":"))
                    .as(place)
                    .isInstanceOf(NotScannableException.class);
        }
    }

    /** uv 6179: the metadata of a distribution may be a file whose name does not say the version. */
    @Test
    void pythonMetadataMayBeAFileWithoutAVersionInItsName() throws IOException {
        String path = "usr/lib/python3.12/site-packages/PySide6.egg-info";
        assertThat(wants(new PythonEcosystem(), path)).isTrue();
        assertThat(read(new PythonEcosystem(), path, "Metadata-Version: 1.2\nName: PySide6\nVersion: 6.7.2\n")
                        .names())
                .containsExactly("PySide6 6.7.2");
    }

    /** Python imports from an egg as it is, so what is in it is installed. */
    @Test
    void pythonEggsInOneFileAreRead() throws IOException {
        byte[] egg = JvmEcosystemTest.zip(
                "serial/__init__.py",
                "x",
                "EGG-INFO/PKG-INFO",
                "Metadata-Version: 1.1\nName: pyserial\nVersion: 3.4\n");
        String path = "usr/lib/python3.7/site-packages/pyserial-3.4-py3.7.egg";
        assertThat(wants(new PythonEcosystem(), path)).isTrue();
        assertThat(read(new PythonEcosystem(), path, egg).names()).containsExactly("pyserial 3.4");
        assertThat(read(new PythonEcosystem(), path, JvmEcosystemTest.zip("a", "b")).packages)
                .isEmpty();
        assertThat(read(new PythonEcosystem(), path, "no zip").packages).isEmpty();
    }

    /** pip puts a distribution aside under a changed name while it replaces it; what is left of that can't be imported. */
    @Test
    void whatPipLeftBehindIsNotInstalled() {
        assertThat(wants(new PythonEcosystem(), "usr/lib/python3/site-packages/~ip-21.0.dist-info/METADATA"))
                .isFalse();
        assertThat(wants(new PythonEcosystem(), "home/~me/site-packages/pip-21.0.dist-info/METADATA"))
                .isTrue();
    }

    /** The version of Go is that of the program that built it, whatever go.mod asks for (osv-scanner 2438, 1606). */
    @Test
    void theStandardLibraryIsThatOfTheCompiler() throws IOException {
        byte[] data = GolangEcosystemTest.inline(
                "go1.23.6 X:nocoverageredesign",
                "path\texample.org/a\nmod\texample.org/a\tv1.2.3+dirty\t\nbuild\tDefaultGODEBUG=panicnil=1\n");
        assertThat(read(
                                new GolangEcosystem(),
                                "usr/bin/a",
                                ProgramBuilder.elf(true, ByteOrder.LITTLE_ENDIAN, ".go.buildinfo", data))
                        .names())
                .containsExactly("example.org/a v1.2.3+dirty", "stdlib 1.23.6");
    }

    /** scancode 2513, trivy 108: texts are frozen or quoted as older RubyGems did, and the platform is no part of the version. */
    @Test
    void gemspecsQuoteInSeveralWays() throws IOException {
        Found found = read(new RubyEcosystem(), "usr/lib/ruby/gems/1.9.1/specifications/ffi-1.9.25-java.gemspec", """
                Gem::Specification.new do |s|
                  s.name = %q{ffi}
                  s.version = "1.9.25"
                  s.platform = %q{java}
                  s.licenses = [%q{BSD-3-Clause}]
                end
                """);
        assertThat(found.names()).containsExactly("ffi 1.9.25");
        assertThat(found.packages.get(0).licences()).containsExactly("BSD-3-Clause");
        assertThat(wants(
                        new RubyEcosystem(),
                        "usr/local/lib/ruby/gems/2.7.0/specifications/default/benchmark-0.1.0.gemspec"))
                .as("what comes with Ruby")
                .isTrue();
        assertThat(wants(new RubyEcosystem(), "usr/local/bundle/gems/awesome_print-1.8.0/awesome_print.gemspec"))
                .as("the source of a gem, which need not be installed (trivy 282)")
                .isFalse();
    }

    /** Bitnami's own builds are in no database of packages; syft and trivy find them by the documents beside them. */
    @Test
    void bitnamisBuildsAreFoundByTheDocumentsBesideThem() throws IOException {
        String path = "opt/bitnami/nginx/.spdx-nginx.spdx";
        assertThat(wants(new BitnamiEcosystem(), path)).isTrue();
        assertThat(wants(new BitnamiEcosystem(), "opt/bitnami/nginx/conf/nginx.conf"))
                .isFalse();
        Found found = read(new BitnamiEcosystem(), path, """
                {"spdxVersion": "SPDX-2.3", "packages": [
                  {"name": "nginx", "versionInfo": "1.25.3-2", "licenseDeclared": "BSD-2-Clause", "externalRefs": [
                    {"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:*"},
                    {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                     "referenceLocator": "pkg:bitnami/nginx@1.25.3-2?arch=amd64&distro=debian-12"}]},
                  {"name": "pcre", "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:generic/pcre@8.45"}]}]}
                """);
        assertThat(found.names()).containsExactly("nginx 1.25.3-2");
        assertThat(found.packages.get(0).licences()).containsExactly("BSD-2-Clause");
    }

    /** Debian's unfinished release has no number, and values may be quoted in both ways. */
    @Test
    void aReleaseWithoutANumberHasACodename() throws IOException {
        Found found = read(
                new OsReleaseEcosystem(),
                "usr/lib/os-release",
                "PRETTY_NAME=\"Debian GNU/Linux trixie/sid\"\nID=debian\nVERSION_CODENAME='trixie'\n");
        assertThat(found.distributions.get(0).codename()).isEqualTo("trixie");
        assertThat(found.distributions.get(0).versionId()).isEmpty();
    }
}
