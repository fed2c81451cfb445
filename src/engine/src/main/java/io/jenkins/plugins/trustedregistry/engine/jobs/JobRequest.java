// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import java.util.Map;

/**
 * What somebody wants done.
 *
 * @param parameters what the kind's work needs to know; shown to administrators, so no secrets
 * @param requestedBy a person's name, or what else asked
 */
public record JobRequest(String kind, Map<String, String> parameters, String requestedBy) {
    static final String SCHEDULE = "schedule";

    public JobRequest {
        parameters = Map.copyOf(parameters);
    }
}
