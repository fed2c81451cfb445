// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.schedule;

import java.time.Instant;
import java.util.Map;

/**
 * A kind that is run whenever its cron expression says so, and when that is next.
 *
 * @param parameters what its jobs are to do; mostly nothing more than their kind says
 */
public record Schedule(String kind, Map<String, String> parameters, Cron cron, Instant next) {
    public Schedule {
        parameters = Map.copyOf(parameters);
    }
}
