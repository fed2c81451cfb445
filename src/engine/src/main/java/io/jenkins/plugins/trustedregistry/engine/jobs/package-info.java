// SPDX-License-Identifier: MIT
/**
 * Work that goes on in the background: collection, scrubbing, scans, imports, mirroring.
 *
 * <p>A {@link io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind} is registered before the start and says what the work is
 * and how often it may run at once. A {@link io.jenkins.plugins.trustedregistry.engine.jobs.Job} is one piece of it: a row in the
 * database from the moment it is asked for until retention removes it, with a log file beside. {@link
 * io.jenkins.plugins.trustedregistry.engine.jobs.Jobs} is the door: submit, look, cancel, retry. The work itself sees only its
 * {@link io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun}.
 *
 * <p>What a job promises: it starts once it is due and its kind has room; cancelling it is seen at the next call of {@code
 * proceed}; when the process ends under it, it goes on from its last checkpoint after the next start, and a job that ends the
 * process again and again ends as failed. One process at a time runs the jobs of a home.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.jobs;

import org.jspecify.annotations.NullMarked;
