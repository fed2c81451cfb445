// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Applied;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Outcome;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Wherever a build says what was found, it says how old the vulnerability data was. */
class DataAgeTest {
    private static final Instant AS_OF = Instant.parse("2026-11-20T03:10:00Z");
    private static final Instant THEN = AS_OF.plus(Duration.ofDays(3));
    private static final String WORDS = "Vulnerability data of 2026-11-20, 3 days old";

    private static Found found(Optional<Instant> asOf) {
        Verdict verdict = new Verdict(
                "technology/test:v1",
                Optional.of(RepositoryName.parse("technology/test")),
                Digest.of(new byte[] {1}),
                Kind.IMAGE,
                "linux/amd64",
                Outcome.PASSED,
                List.of(),
                List.of(),
                List.of(new Applied("no-criticals", 1, Mode.ENFORCE)),
                Optional.of(THEN),
                1,
                7,
                asOf,
                THEN,
                Optional.empty());
        return new Found("technology/test:v1", "technology/test", verdict, List.of());
    }

    private static KeptVerdict kept(Optional<Instant> asOf, boolean gated) {
        return KeptVerdict.of(found(asOf), gated, Optional.empty(), THEN);
    }

    @Test
    void theLogOfBothStepsSaysIt() {
        for (boolean gates : List.of(true, false)) {
            KeptVerdict kept = kept(Optional.of(AS_OF), gates);
            assertThat(VerdictText.lines(found(Optional.of(AS_OF)), kept, gates, false))
                    .contains(WORDS + ".");
        }
        assertThat(VerdictText.lines(found(Optional.of(AS_OF)), kept(Optional.of(AS_OF), true), true, false))
                .contains(
                        "technology/test:v1 passes the gate 'no-criticals', by vulnerability data of 2026-11-20, 3 days old.");
        assertThat(VerdictText.lines(found(Optional.empty()), kept(Optional.empty(), false), false, false))
                .contains("No vulnerability data.");
    }

    @Test
    void theRunKeepsItAsItWasThen() {
        KeptVerdict kept = kept(Optional.of(AS_OF), true);

        assertThat(kept.getDataAsOf()).isEqualTo("2026-11-20T03:10:00Z");
        assertThat(kept.getDataWords()).isEqualTo(WORDS);
        assertThat(kept.forScript()).containsEntry("dataAsOf", "2026-11-20T03:10:00Z");
        assertThat(kept(Optional.empty(), true).forScript()).containsEntry("dataAsOf", "");
    }

    @Test
    void theChartSaysItOfEachRunByTheOldestOfItsImages() {
        KeptVerdict older = kept(Optional.of(AS_OF), false);
        KeptVerdict younger = kept(Optional.of(THEN), true);

        assertThat(TrendBar.of(List.of(TrendBar.Counts.of(7, List.of(younger, older))))
                        .get(0)
                        .getWords())
                .isEqualTo("#7: 0 critical, 0 high, 0 other. " + WORDS);
    }
}
