// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

import java.util.Optional;

/**
 * How far a job has come.
 *
 * @param total empty while it is not known
 * @param unit what is counted, for instance {@code blobs} or {@code bytes}
 * @param step what is being done, as a sentence; may be empty
 */
public record JobProgress(long done, Optional<Long> total, String unit, String step) {
    public static final JobProgress NONE = new JobProgress(0, Optional.empty(), "", "");
}
