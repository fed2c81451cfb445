// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;

/** Names of sources that are not ecosystems. */
public final class Sources {
    /** One archive with the records of every ecosystem. It counts for those that have no source of their own. */
    public static final String ALL = "all";
    /** Single records that somebody imported; they stay when the sources are updated. */
    public static final String SINGLE = "single-records";
    /** CISA's catalog of known exploited vulnerabilities. */
    public static final String KEV = DataAge.EXPLOITED;
    /** Scores of the Exploit Prediction Scoring System. */
    public static final String EPSS = DataAge.FORECASTS;

    private Sources() {}

    /** Whether it is an ecosystem's, not one of those named here. */
    public static boolean isEcosystem(String source) {
        return !source.equals(ALL) && !source.equals(SINGLE) && !isList(source);
    }

    /** Whether it says something about vulnerabilities, not about packages. */
    public static boolean isList(String source) {
        return source.equals(KEV) || source.equals(EPSS);
    }
}
