// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.scan.job.other.Errands;

/**
 * A scan that runs.
 *
 * @param target what was asked for; of an index, its images are scanned
 * @param scanner who looks
 * @param errands what other scanners were asked for
 */
record Task(Repository repository, Target target, ScannerName scanner, Errands errands, JobRun run) {}
