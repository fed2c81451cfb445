// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Background jobs. */
@Command(
        name = "job",
        description = "Background jobs: what runs, what waits, what was done. For registry administrators.",
        subcommands = {
            JobCommands.Listing.class,
            JobCommands.Show.class,
            JobCommands.Log.class,
            JobCommands.Cancel.class,
            JobCommands.Retry.class,
            JobCommands.Schedules.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry job list --state running",
            "  trusted-registry job log 17 --follow",
            "  trusted-registry job cancel 17"
        })
public final class JobCommands {

    static ApiPath path(String id) {
        return ApiPath.of("jobs", id);
    }

    @Command(name = "list", description = "List jobs, the newest first.")
    static final class Listing extends RegistryCommand {
        @Option(names = "--kind", description = "Only of this kind, for instance garbage-collection.")
        private @Nullable String kind;

        @Option(names = "--state", description = "Only queued, running, succeeded, failed or cancelled.")
        private @Nullable String state;

        @Option(names = "--limit", paramLabel = "N", description = "How many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
        private int limit = 50;

        @Override
        protected void run(ApiClient api, Printer printer) {
            ApiPath path = ApiPath.of("jobs")
                    .query("kind", Optional.ofNullable(kind))
                    .query("state", Optional.ofNullable(state))
                    .query("limit", Integer.toString(limit));
            List<JsonNode> items = api.get(path).path("items").valueStream().toList();
            printer.items(items, "id", "kind", "state", "requestedBy", "createdAt", "endedAt", "outcome");
        }
    }

    @Command(name = "show", description = "Show a job with its progress.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JobText.print(printer, api.get(path(id)));
        }
    }

    @Command(name = "log", description = "Print a job's log.")
    static final class Log extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Option(names = "--follow", description = "Go on until the job has ended.")
        private boolean follow;

        @Override
        protected void run(ApiClient api, Printer printer) {
            long offset = 0;
            while (true) {
                JsonNode part = api.get(path(id).then("log").query("offset", Long.toString(offset)));
                String text = part.path("text").asText();
                printer.text(text);
                offset = part.path("next").asLong();
                if (part.path("complete").asBoolean() || (text.isEmpty() && !follow)) {
                    return;
                }
                if (text.isEmpty()) {
                    JobWatch.pause();
                }
            }
        }
    }

    @Command(name = "cancel", description = "End a job that waits, or ask one that runs to end soon.")
    static final class Cancel extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JobText.print(printer, api.post(path(id).then("cancel")));
        }
    }

    @Command(
            name = "retry",
            description = "Put a job that failed or was cancelled back into the queue, to go on where it got to.")
    static final class Retry extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JobText.print(printer, api.post(path(id).then("retry")));
        }
    }

    @Command(name = "schedules", description = "List what runs by itself, and when next.")
    static final class Schedules extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.get(ApiPath.of("schedules")).path("items").valueStream().toList(), "kind", "cron", "nextAt");
        }
    }
}
