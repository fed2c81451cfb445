// SPDX-License-Identifier: MIT
/**
 * Scans and gates in builds: {@code registryScan} waits until an image was looked into, {@code registryGate} until there is a verdict of it, in
 * process and without an executor. What was found is kept with the run, compared with the run before, and shown on the pages of run and
 * job.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import org.jspecify.annotations.NullMarked;
