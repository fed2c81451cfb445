// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrendBarTest {
    @Test
    void theHighestBarFillsTheChartAndLittleIsSeen() {
        List<TrendBar> bars = TrendBar.of(
                List.of(new TrendBar.Counts(1, 100, 100, 800, true, ""), new TrendBar.Counts(2, 1, 0, 0, false, "")));

        TrendBar first = bars.get(0);
        assertThat(first.getRestY()).isZero();
        assertThat(first.getCriticalHeight() + first.getHighHeight() + first.getRestHeight())
                .isEqualTo(TrendBar.HEIGHT);
        assertThat(bars.get(1).getCriticalHeight()).isEqualTo(2);
        assertThat(bars.get(1).getX()).isGreaterThan(first.getX());
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(TrendBar.of(List.of(new TrendBar.Counts(7, 1, 2, 3, true, "")))
                        .get(0)
                        .getWords())
                .isEqualTo("#7: 1 critical, 2 high, 3 other, blocked");
    }

    @Test
    void runsWithoutFindingsAreFlat() {
        TrendBar bar =
                TrendBar.of(List.of(new TrendBar.Counts(1, 0, 0, 0, false, ""))).get(0);

        assertThat(bar.getCriticalHeight()).isZero();
        assertThat(bar.getRestY()).isEqualTo(TrendBar.HEIGHT);
    }
}
