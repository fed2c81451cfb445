// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.jobs.Job;

/** A job that was asked for; the rest of it is for those who may see jobs. */
public record StartedJob(long id, String kind, String state, String requestedBy) {

    public static StartedJob of(Job job) {
        return new StartedJob(job.id(), job.kind(), job.state().toString(), job.requestedBy());
    }

    /** Where it is. */
    public String location() {
        return "/api/v1/jobs/" + id;
    }
}
