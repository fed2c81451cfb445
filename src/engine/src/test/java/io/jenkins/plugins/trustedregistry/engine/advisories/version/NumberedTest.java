// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.ToIntBiFunction;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumberedTest {
    private static final String[] PARTS = {"0", "1", "2", "9", "10", "11", "100", "007", "00", "a", "rc1", "1b", ""};
    private static final String[] SIGNS = {".", ".", ".", ".", "-", "+", "_", "~", ":", "!"};

    /** The orders that ask, each with its own way to look closely. */
    enum Order {
        SEMVER(new SemverOrder(false), new SemverOrder(false)::closely),
        NUGET(new SemverOrder(true), new SemverOrder(true)::closely),
        APK(new ApkOrder(), ApkOrder::closely),
        PYTHON(new PythonOrder(), PythonOrder::closely),
        GEM(new GemOrder(), GemOrder::closely),
        MAVEN(new MavenOrder(), (one, other) -> new ComparableVersion(one).compareTo(new ComparableVersion(other)));

        private final VersionOrder order;
        private final ToIntBiFunction<String, String> closely;

        Order(VersionOrder order, ToIntBiFunction<String, String> closely) {
            this.order = order;
            this.closely = closely;
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverSaysSomethingElseThanTheOrderItself(Order order) {
        Random random = new Random(7);
        int decided = 0;
        for (int i = 0; i < 60_000; i++) {
            String one = version(random);
            String other = random.nextBoolean() ? version(random) : one + PARTS[random.nextInt(PARTS.length)];
            if (order.order.accepts(one) && order.order.accepts(other)) {
                int quick = Numbered.compare(one, other);
                if (quick != Numbered.UNDECIDED) {
                    decided++;
                    assertThat(Integer.signum(quick))
                            .as("%s %s", one, other)
                            .isEqualTo(Integer.signum(order.closely.applyAsInt(one, other)));
                }
            }
        }
        assertThat(decided).isGreaterThan(1000);
    }

    private static String version(Random random) {
        StringBuilder version = new StringBuilder(PARTS[random.nextInt(8)]);
        for (int i = random.nextInt(4); i > 0; i--) {
            version.append(SIGNS[random.nextInt(SIGNS.length)]).append(PARTS[random.nextInt(PARTS.length)]);
        }
        return version.toString();
    }

    @Test
    void tellsNumbersWithDotsFromAllElse() {
        assertThat(new String[] {"0", "1.2.3", "2026.11.26", "007"}).allMatch(Numbered::is);
        assertThat(new String[] {"", ".", "1.", ".1", "1..2", "v1", "1.2-r0", "1.a", "1.2 ", "1".repeat(300)})
                .noneMatch(Numbered::is);
    }
}
