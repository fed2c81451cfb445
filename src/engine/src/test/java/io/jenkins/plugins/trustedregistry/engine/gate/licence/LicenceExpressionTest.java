// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LicenceExpressionTest {

    private static boolean holds(String text, String... allowed) {
        return LicenceExpression.parse(text).holds(Set.of(allowed)::contains);
    }

    @Test
    void aChoiceHoldsWithOneOfThemAndASumOnlyWithAll() {
        assertThat(holds("MIT OR GPL-2.0-only", "MIT")).isTrue();
        assertThat(holds("MIT AND GPL-2.0-only", "MIT")).isFalse();
        assertThat(holds("MIT AND (Zlib OR GPL-2.0-only)", "MIT", "Zlib")).isTrue();
        assertThat(holds("MIT OR Zlib AND BSD-3-Clause", "Zlib")).isFalse();
        assertThat(holds("mit or zlib and bsd", "mit")).isTrue();
    }

    @Test
    void anExceptionMakesAnotherLicence() {
        assertThat(holds("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only"))
                .isFalse();
        assertThat(holds("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"))
                .isTrue();
    }

    @Test
    void freeWordsAreOneLicenceWhateverTheyLookLike() {
        assertThat(holds("Apache License, Version 2.0", "Apache License, Version 2.0"))
                .isTrue();
        assertThat(holds("MIT OR", "MIT OR")).isTrue();
        assertThat(holds("(MIT", "(MIT")).isTrue();
        assertThat(holds("", "")).isTrue();
        assertThat(holds("(".repeat(100) + "MIT" + ")".repeat(100), "MIT")).isFalse();
    }
}
