// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every line of the tables in the folder {@code versions} is a fact of the ecosystem's own tests or documents. With {@code
 * -Dversions.more=FOLDER} further tables of the same form are read.
 */
class VersionOrdersTest {

    @ParameterizedTest
    @CsvSource({
        "Debian:12, dpkg",
        "Rocky Linux:9, rpm",
        "Alpine:v3.20, apk",
        "npm, semver",
        "NuGet, nuget",
        "Maven, maven",
        "PyPI, pypi",
        "RubyGems, gem",
        "Packagist, composer",
        "CRAN, numbers"
    })
    void ordersAsTheEcosystemDoes(String ecosystem, String table) throws IOException {
        VersionOrder order = VersionOrders.of(ecosystem).orElseThrow();
        List<String> wrong = new ArrayList<>();
        List<String> lines = lines(table);
        for (String line : lines) {
            String[] fact = line.split(" ");
            if (!order.accepts(fact[0]) || !order.accepts(fact[2])) {
                wrong.add("not accepted: " + line);
                continue;
            }
            int expected = "<=>".indexOf(fact[1]) - 1;
            if (Integer.signum(order.compare(fact[0], fact[2])) != expected
                    || Integer.signum(order.compare(fact[2], fact[0])) != -expected) {
                wrong.add(line);
            }
        }
        assertThat(lines).hasSizeGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    private static List<String> lines(String table) throws IOException {
        List<String> lines = new ArrayList<>();
        try (InputStream in = VersionOrdersTest.class.getResourceAsStream("/versions/" + table + ".txt")) {
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(lines::add);
        }
        Path more = Path.of(System.getProperty("versions.more", ""), table + ".txt");
        if (Files.exists(more)) {
            lines.addAll(Files.readAllLines(more));
        }
        return lines;
    }

    @ParameterizedTest
    @CsvSource({
        "Debian:12, 'not a version'",
        "Debian:12, ':1'",
        "Alpine:v3.20, 1.2.3-foo",
        "Alpine:v3.20, latest",
        "npm, latest",
        "Go, (devel)",
        "PyPI, 0.1-bulbasaur",
        "RubyGems, '1.0,2'",
        "CRAN, 1.x",
        "Rocky Linux:9, '1 2'",
        "Maven, ''"
    })
    void doesNotAcceptWhatIsNoVersion(String ecosystem, String version) {
        assertThat(VersionOrders.of(ecosystem).orElseThrow().accepts(version)).isFalse();
    }

    @Test
    void acceptsNothingOfAnyLength() {
        for (String ecosystem : ALL) {
            VersionOrder order = VersionOrders.of(ecosystem).orElseThrow();
            assertThat(order.accepts("1" + "1".repeat(255))).as(ecosystem).isTrue();
            assertThat(order.accepts("1" + "1".repeat(256))).as(ecosystem).isFalse();
        }
    }

    @Test
    void knowsNoOrderOfAnUnknownEcosystem() {
        assertThat(VersionOrders.of("GIT")).isEmpty();
        assertThat(VersionOrders.of("Root:Alpine:3.18")).isEqualTo(VersionOrders.of("Alpine"));
    }

    /** Whatever is accepted can be compared, both ways round with the same result, and is equal to itself. */
    @Test
    void comparesWhateverItAccepts() {
        Random random = new Random(5);
        for (String ecosystem : ALL) {
            VersionOrder order = VersionOrders.of(ecosystem).orElseThrow();
            List<String> accepted = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                String version = random(random);
                if (order.accepts(version)) {
                    accepted.add(version);
                }
            }
            for (int i = 1; i < accepted.size(); i++) {
                String one = accepted.get(i - 1);
                String other = accepted.get(i);
                assertThat(order.compare(one, one)).as(one).isZero();
                assertThat(Integer.signum(order.compare(one, other)))
                        .as("%s: %s and %s", ecosystem, one, other)
                        .isEqualTo(-Integer.signum(order.compare(other, one)));
            }
            assertThat(accepted).as(ecosystem).hasSizeGreaterThan(20);
        }
    }

    private static final List<String> ALL =
            List.of("Debian", "Red Hat", "Alpine", "npm", "NuGet", "Maven", "PyPI", "RubyGems", "Packagist", "CRAN");

    private static String random(Random random) {
        String[] pieces = {
            "0", "1", "10", "007", ".", ".", "-", "_", "~", "^", "+", ":", "a", "rc", "p", "-r1", "_rc", "dev"
        };
        StringBuilder version = new StringBuilder(random.nextBoolean() ? "1" : "");
        for (int n = random.nextInt(8); n >= 0; n--) {
            version.append(pieces[random.nextInt(pieces.length)]);
        }
        return version.toString();
    }
}
