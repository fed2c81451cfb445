// SPDX-License-Identifier: MIT
/**
 * The lines a job writes for people: one file per job that only grows, of bounded size, read while it is written.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.jobs.log;

import org.jspecify.annotations.NullMarked;
