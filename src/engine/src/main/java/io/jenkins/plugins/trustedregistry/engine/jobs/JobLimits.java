// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import java.time.Duration;

/**
 * What all jobs together may use.
 *
 * @param atOnce jobs that run at the same time, whatever their kind
 * @param keepFor how long an ended job is remembered
 * @param keepCount how many ended jobs of each kind are remembered
 * @param logBytes the most that one job's log holds
 */
public record JobLimits(int atOnce, Duration keepFor, int keepCount, long logBytes) {
    public static final JobLimits DEFAULTS = new JobLimits(4, Duration.ofDays(30), 1000, 10L << 20);
}
