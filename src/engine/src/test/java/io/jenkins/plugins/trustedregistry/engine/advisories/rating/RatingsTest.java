// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Rating;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvSeverity;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingsTest {

    /** Vectors and scores as NVD, FIRST's examples and GitHub publish them. */
    @ParameterizedTest
    @CsvSource({
        "AV:N/AC:L/Au:N/C:N/I:N/A:C, 7.8, 2.0",
        "AV:N/AC:M/Au:N/C:C/I:C/A:C, 9.3, 2.0",
        "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N, 6.4, 3.0",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H, 10.0, 3.1",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 9.8, 3.1",
        "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:C/C:H/I:N/A:N, 6.1, 3.1",
        "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:N, 0.0, 3.1",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H, 10.0, 4.0",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, 9.3, 4.0",
        "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, 7.3, 4.0",
        "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:L/SI:L/SA:L, 7.7, 4.0"
    })
    void scoresVectors(String vector, double score, String version) {
        Rating rating = Ratings.of(List.of(new OsvSeverity("CVSS_V3", vector)), "X-1");
        assertThat(rating.score().orElseThrow().score()).isEqualTo(score);
        assertThat(rating.score().orElseThrow().version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "unimportant, NEGLIGIBLE",
        "not yet assigned, UNKNOWN",
        "end-of-life, UNKNOWN",
        "low, LOW",
        "MODERATE, MEDIUM",
        "Important, HIGH",
        "CRITICAL, CRITICAL",
        "untriaged, UNKNOWN"
    })
    void knowsTheWordsOfEcosystems(String word, Severity severity) {
        assertThat(Ratings.of(List.of(new OsvSeverity(OsvSeverity.WORD, word)), "X-1")
                        .severity())
                .isEqualTo(severity);
    }

    @Test
    void putsTheNewestVersionOfCvssFirst() {
        Rating rating = Ratings.of(
                List.of(
                        new OsvSeverity("CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
                        new OsvSeverity("CVSS_V4", "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")),
                "X-1");
        assertThat(rating.severity()).isEqualTo(Severity.HIGH);
        assertThat(rating.cvss()).hasSize(2);
    }

    @Test
    void guessesNothing() {
        assertThat(Ratings.of(List.of(), "X-1")).isEqualTo(Rating.NONE);
        assertThat(Ratings.of(List.of(new OsvSeverity("CVSS_V3", "CVSS:3.1/AV:N")), "X-1"))
                .isEqualTo(Rating.NONE);
    }

    @Test
    void endsOnAnyVector() {
        Random random = new Random(3);
        String vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A";
        for (int i = 0; i < 3000; i++) {
            StringBuilder changed = new StringBuilder(vector);
            for (int n = random.nextInt(3); n >= 0; n--) {
                changed.setCharAt(random.nextInt(changed.length()), (char) (32 + random.nextInt(95)));
            }
            Ratings.of(List.of(new OsvSeverity("CVSS_V4", changed.toString())), "X-1");
        }
    }
}
