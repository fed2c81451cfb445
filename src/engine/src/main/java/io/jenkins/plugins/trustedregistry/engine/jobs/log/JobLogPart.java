// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.log;

/**
 * A piece of a job's log.
 *
 * @param next the offset, in bytes, that the following piece begins at
 */
public record JobLogPart(String text, long next) {}
