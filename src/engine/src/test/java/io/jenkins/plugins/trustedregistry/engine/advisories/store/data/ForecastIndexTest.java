// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.ExploitForecast;
import org.junit.jupiter.api.Test;

class ForecastIndexTest {

    @Test
    void findsEachByItsYearAndNumber() {
        ForecastIndex index = new ForecastIndex();
        index.add("CVE-1999-0001", 0.5, 0.25);
        for (int i = 1000; i < 20_000; i++) {
            index.add("CVE-2021-" + i, i / 1e5, 0.5);
        }
        index.add("CVE-2021-44228", 0.94358, 0.99958);
        index.add("CVE-2022-1000", 0.1, 0.2);
        index.finished();

        assertThat(index.find("CVE-1999-0001")).contains(new ExploitForecast(0.5, 0.25));
        assertThat(index.find("CVE-2021-9999")).contains(new ExploitForecast(0.09999, 0.5));
        assertThat(index.find("CVE-2021-10000")).contains(new ExploitForecast(0.1, 0.5));
        assertThat(index.find("CVE-2021-44228")).contains(new ExploitForecast(0.94358, 0.99958));
        assertThat(index.find("CVE-2022-1000")).contains(new ExploitForecast(0.1, 0.2));
        assertThat(index.find("CVE-2021-44229")).isEmpty();
        assertThat(index.find("CVE-2020-44228")).isEmpty();
    }

    @Test
    void passesOverWhatIsNoCve() {
        ForecastIndex index = new ForecastIndex();
        index.add("GHSA-1", 1, 1);
        index.add("CVE-2021-" + "9".repeat(30), 1, 1);
        index.finished();

        assertThat(index.find("GHSA-1")).isEmpty();
        assertThat(index.find("CVE-2021-" + "9".repeat(30))).isEmpty();
        assertThat(index.find("CVE-2021-1000")).isEmpty();
    }
}
