// SPDX-License-Identifier: MIT
/**
 * What a kind of background work implements, and all that its work sees of the runner.
 *
 * <p>A {@link io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind} says what the work is, how often it may run at once and
 * how often it is tried. The work gets a {@link io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun}, which it asks often
 * whether to go on, and ends with a {@link io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome} or one of the exceptions
 * here: failed with a sentence, stopped as it was asked to, or put off. Nothing here knows of the queue.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

import org.jspecify.annotations.NullMarked;
