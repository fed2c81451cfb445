// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.report;

import io.jenkins.plugins.trustedregistry.bench.load.Unit;

/**
 * One figure of one round.
 *
 * @param round 0 is the one that warms up and does not count
 * @param value in the load's unit; of no meaning when it failed
 * @param resident the most memory the process had in RAM meanwhile, in bytes
 * @param heap of that the Java heap, garbage included, looked at five times a second; 0 where there is none
 * @param failure why there is no figure; empty when there is
 */
public record Sample(
        String transport,
        String load,
        Unit unit,
        double target,
        int round,
        String registry,
        String version,
        double value,
        long resident,
        long heap,
        String failure) {

    boolean counts() {
        return round > 0 && failure.isEmpty();
    }
}
