// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.ExploitForecast;
import java.util.Arrays;
import java.util.Optional;

/**
 * The forecasts of a data file in memory, 24 bytes each: nearly every finding has one, and to ask the file for each of them would take
 * longer than all the rest of a lookup.
 */
public final class ForecastIndex {
    /** More than three times as many as there are; of more the file is asked. */
    static final int MOST = 1_000_000;

    private static final int YEAR_AT = "CVE-".length();
    private static final int NUMBER_AT = "CVE-2024-".length();
    /** So that a year and a number fit into a {@code long}. */
    private static final int LONGEST_NUMBER = 14;

    private static final long YEAR = 100_000_000_000_000L;

    private long[] cves;
    private double[] scores;
    private double[] percentiles;
    private int size;

    ForecastIndex() {
        cves = new long[1024];
        scores = new double[1024];
        percentiles = new double[1024];
    }

    /** In the order of years, then numbers. Names that are no CVEs are passed over. */
    void add(String cve, double score, double percentile) {
        long key = key(cve);
        if (key < 0 || (size > 0 && key <= cves[size - 1])) {
            return;
        }
        if (size == cves.length) {
            cves = Arrays.copyOf(cves, size * 2);
            scores = Arrays.copyOf(scores, size * 2);
            percentiles = Arrays.copyOf(percentiles, size * 2);
        }
        cves[size] = key;
        scores[size] = score;
        percentiles[size] = percentile;
        size++;
    }

    /** Lets go of the room for more. */
    ForecastIndex finished() {
        cves = Arrays.copyOf(cves, size);
        scores = Arrays.copyOf(scores, size);
        percentiles = Arrays.copyOf(percentiles, size);
        return this;
    }

    public Optional<ExploitForecast> find(String cve) {
        long key = key(cve);
        int at = key < 0 ? -1 : Arrays.binarySearch(cves, 0, size, key);
        return at < 0 ? Optional.empty() : Optional.of(new ExploitForecast(scores[at], percentiles[at]));
    }

    /** Negative when it is no CVE, or one of a number that nobody gives. */
    private static long key(String cve) {
        if (!Names.isCve(cve) || cve.length() > NUMBER_AT + LONGEST_NUMBER) {
            return -1;
        }
        return Long.parseLong(cve, YEAR_AT, NUMBER_AT - 1, 10) * YEAR
                + Long.parseLong(cve, NUMBER_AT, cve.length(), 10);
    }
}
