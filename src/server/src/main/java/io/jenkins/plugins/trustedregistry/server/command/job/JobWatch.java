// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.command.common.Progress;
import java.util.concurrent.TimeUnit;

/** Waits for a job, and shows how it gets on to those who watch. */
final class JobWatch {
    private static final long PAUSE = 300;

    private JobWatch() {}

    /**
     * Returns the job once it has succeeded.
     *
     * @throws CommandFailure with its outcome when it failed, was cancelled, or is put off
     */
    static JsonNode await(ApiClient api, JsonNode submitted, Progress bar) {
        String id = submitted.path("id").asText();
        while (true) {
            JsonNode job = api.get(JobCommands.path(id));
            JsonNode progress = job.path("progress");
            bar.at(progress.path("done").asLong(), progress.path("total").asLong());
            String outcome = job.path("outcome").asText();
            switch (job.path("state").asText()) {
                case "succeeded":
                    return job;
                case "failed", "cancelled":
                    throw new CommandFailure(
                            ExitCode.FAILED,
                            "Job " + id + " " + job.path("state").asText() + ". " + outcome);
                default:
                    if (job.has("dueAt")) {
                        throw new CommandFailure(
                                ExitCode.FAILED,
                                "Job " + id + " waits until "
                                        + job.path("dueAt").asText() + ". " + outcome);
                    }
                    pause();
            }
        }
    }

    /** Until it is worth asking again. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "Interrupted; the job goes on.", e);
        }
    }
}
