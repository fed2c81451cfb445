// SPDX-License-Identifier: MIT
/**
 * From figures to a page: {@link io.jenkins.plugins.trustedregistry.bench.report.Sample} is one figure, {@link io.jenkins.plugins.trustedregistry.bench.report.Report} the tables of medians, spread and
 * ratios. A ratio is made within a round and never from figures of different rounds: how fast the machine is differs from minute
 * to minute.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.bench.report;

import org.jspecify.annotations.NullMarked;
