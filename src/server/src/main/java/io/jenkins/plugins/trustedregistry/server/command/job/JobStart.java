// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.Progress;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;

/** Asks for a job, and waits for it where that is wanted, or where nobody else would run it. */
public final class JobStart {
    private JobStart() {}

    /** @param task what a bar calls the work */
    public static void run(
            ApiClient api, ApiPath path, Printer printer, Surroundings surroundings, boolean wait, String task) {
        follow(api, api.post(path), printer, surroundings, wait, task);
    }

    /** The same of a job that was asked for already. */
    public static void follow(
            ApiClient api, JsonNode asked, Printer printer, Surroundings surroundings, boolean wait, String task) {
        JsonNode job = asked;
        boolean here = api.runHere(job.path("id").asLong());
        if (wait || here) {
            boolean visible = surroundings.terminal().isInteractive() && !printer.isJson();
            try (Progress bar = Progress.percent(visible, task)) {
                job = JobWatch.await(api, job, bar);
            }
        }
        JobText.print(printer, job);
    }
}
