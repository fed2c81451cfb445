// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import java.util.Optional;

/** Which jobs a list shows; what is empty does not matter. */
public record JobFilter(Optional<String> kind, Optional<JobState> state) {
    public static final JobFilter ALL = new JobFilter(Optional.empty(), Optional.empty());
}
