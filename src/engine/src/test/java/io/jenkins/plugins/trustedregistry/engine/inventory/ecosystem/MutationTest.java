// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.alpine.AlpineEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.arch.ArchEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.bitnami.BitnamiEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.conda.CondaEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.debian.DebianEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.dotnet.DotnetEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable.ProgramBuilder;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.golang.GolangEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.golang.GolangEcosystemTest;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm.JvmEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm.JvmEcosystemTest;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.npm.NpmEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.osrelease.OsReleaseEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.php.PhpEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.python.PythonEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm.RpmDatabases;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm.RpmEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.ruby.RubyEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rust.RustEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rust.RustEcosystemTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parser is given its files with random damage: bits turned, numbers replaced by extreme ones, parts cut out, doubled or swapped.
 * It must end with an answer or an {@code IOException}, and take no more memory than a multiple of the file.
 */
class MutationTest {
    private static final int ROUNDS = 400;
    private static final long MOST_MEMORY = 24L << 20;

    @TempDir
    static Path temporary;

    static Stream<Arguments> files() throws Exception {
        byte[] header = RpmDatabases.header("bash", "5.1.8", "6.el9", 1, "bash-5.1.8-6.el9.src.rpm");
        byte[] go = GolangEcosystemTest.inline("go1.21.3", "mod\texample.org/a\tv1\ndep\tb\tv2\n");
        return Stream.of(
                file(new OsReleaseEcosystem(), "etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nNAME='x'\n"),
                file(
                        new OsReleaseEcosystem(),
                        "etc/redhat-release",
                        "Red Hat Enterprise Linux Server release 6.10 (Santiago)\n"),
                file(
                        new DebianEcosystem(),
                        "var/lib/dpkg/status",
                        "Package: a\nStatus: install ok installed\nSource: b (1)\nVersion: 1:2-3\n\nPackage: c\nVersion: 1\n"),
                file(
                        new DebianEcosystem(),
                        "usr/share/doc/a/copyright",
                        "License: GPL-2+\n see /usr/share/common-licenses/GPL-2.\n"),
                file(new DebianEcosystem(), "var/lib/dpkg/info/a:amd64.list", "/.\n/usr\n/usr/bin/a\n"),
                file(
                        new AlpineEcosystem(),
                        "lib/apk/db/installed",
                        "P:musl\nV:1-r0\nL:MIT\no:musl\nF:lib\nR:x\n\nP:b\nV:2\n"),
                file(
                        new ArchEcosystem(),
                        "var/lib/pacman/local/a-1-1/desc",
                        "%NAME%\na\n\n%VERSION%\n1-1\n\n%LICENSE%\nMIT\n"),
                file(
                        new NpmEcosystem(),
                        "node_modules/a/package.json",
                        "{\"name\":\"@a/b\",\"version\":\"1.0.0\",\"licenses\":[{\"type\":\"MIT\"}]}"),
                file(
                        new PythonEcosystem(),
                        "a.dist-info/METADATA",
                        "Name: a\nVersion: 1\nClassifier: License :: OSI Approved :: MIT\n\ntext\n"),
                Arguments.of(
                        new PythonEcosystem(),
                        "a-1.egg",
                        JvmEcosystemTest.zip("a.py", "x".repeat(300), "EGG-INFO/PKG-INFO", "Name: a\nVersion: 1\n")),
                file(
                        new RubyEcosystem(),
                        "specifications/a.gemspec",
                        "# stub: a 1 ruby lib\n  s.name = \"a\".freeze\n  s.version = \"1\"\n  s.licenses = [\"MIT\"]\n"),
                file(
                        new PhpEcosystem(),
                        "composer/installed.json",
                        "{\"packages\":[{\"name\":\"a/b\",\"version\":\"v1\",\"license\":[\"MIT\"]}]}"),
                file(new DotnetEcosystem(), "a.deps.json", "{\"libraries\":{\"A/1.0\":{\"type\":\"package\"}}}"),
                file(
                        new BitnamiEcosystem(),
                        "opt/bitnami/a/.spdx-a.spdx",
                        "{\"packages\":[{\"externalRefs\":[{\"referenceType\":\"purl\",\"referenceLocator\":\"pkg:bitnami/a@1-2\"}]}]}"),
                file(new CondaEcosystem(), "conda-meta/a.json", "{\"name\":\"a\",\"version\":\"1\",\"build\":\"x\"}"),
                Arguments.of(new RpmEcosystem(), "var/lib/rpm/rpmdb.sqlite", sqlite(header)),
                Arguments.of(new RpmEcosystem(), "var/lib/rpm/Packages.db", RpmDatabases.ndb(header, header)),
                Arguments.of(
                        new RpmEcosystem(),
                        "var/lib/rpm/Packages",
                        RpmDatabases.berkeley(ByteOrder.LITTLE_ENDIAN, header, header)),
                Arguments.of(
                        new JvmEcosystem(),
                        "a-1.jar",
                        JvmEcosystemTest.zip("=b.jar", JvmEcosystemTest.log4j(), "c.war", JvmEcosystemTest.log4j())),
                Arguments.of(
                        new GolangEcosystem(),
                        "bin/elf",
                        ProgramBuilder.elf(true, ByteOrder.LITTLE_ENDIAN, ".go.buildinfo", go)),
                Arguments.of(new GolangEcosystem(), "bin/pe", ProgramBuilder.pe(".data", go)),
                Arguments.of(new GolangEcosystem(), "bin/mach", ProgramBuilder.machO("__go_buildinfo", go)),
                Arguments.of(
                        new RustEcosystem(),
                        "bin/rust",
                        RustEcosystemTest.program("{\"packages\":[{\"name\":\"a\",\"version\":\"1\"}]}"
                                .getBytes(StandardCharsets.UTF_8))));
    }

    private static Arguments file(Ecosystem ecosystem, String path, String text) {
        return Arguments.of(ecosystem, path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sqlite(byte[] header) throws Exception {
        Path file = Files.createTempDirectory(temporary, "made").resolve("db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute("PRAGMA page_size = 512");
            connection
                    .createStatement()
                    .execute("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)");
            for (int i = 0; i < 5; i++) {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO Packages (blob) VALUES (?)")) {
                    insert.setBytes(1, header);
                    insert.execute();
                }
            }
        }
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @MethodSource("files")
    void damageNeverDoesMoreThanFail(Ecosystem ecosystem, String path, byte[] good) throws IOException {
        assertThat(Found.in(ecosystem, temporary, path, good)).isNotNull();
        Random random = new Random(path.hashCode());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(good, random);
            long before = threads.getThreadAllocatedBytes(thread);
            try {
                Found.in(ecosystem, temporary, path, damaged);
            } catch (IOException e) {
                assertThat(e.getMessage()).as("says what is wrong").isNotBlank();
            }
            assertThat(threads.getThreadAllocatedBytes(thread) - before)
                    .as("bytes taken in round %d", round)
                    .isLessThan(MOST_MEMORY);
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 ->
                    Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) (random.nextBoolean() ? 0xff : 0x7f));
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(16)), (byte) 0);
                case 4 -> bytes = Arrays.copyOf(bytes, 1 + at);
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(64), bytes.length - Math.max(at, from));
                    System.arraycopy(bytes.clone(), from, bytes, at, length);
                }
            }
        }
        return bytes;
    }
}
