// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.GarbageCollection;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.CellText;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Garbage collection. */
@Command(
        name = "gc",
        description = "Garbage collection: removes blobs that no image needs. For registry administrators.",
        subcommands = {
            CollectionCommands.Status.class,
            CollectionCommands.Run.class,
            CollectionCommands.Cancel.class,
            CollectionCommands.History.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry gc status",
            "  trusted-registry gc run --dry-run",
            "  trusted-registry gc run --wait"
        })
public final class CollectionCommands {
    private static final ApiPath COLLECTION = ApiPath.of("garbage-collection");

    @Command(name = "status", description = "Show what could be freed, what runs, and when it runs by itself.")
    static final class Status extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode status = api.get(COLLECTION);
            if (printer.isJson()) {
                printer.item(status);
                return;
            }
            ObjectNode shown = status.deepCopy();
            JsonNode count = status.path("reclaimable");
            shown.put("reclaimable", count.isMissingNode() ? "is being counted, ask again" : counted(count));
            if (count.at("/trash/blobs").asLong() > 0) {
                shown.put("inTrash", waiting(count.path("trash")));
            }
            if (status.path("schedule").asText().isEmpty()) {
                shown.put("schedule", "off");
            }
            printer.item(shown);
        }

        private static String waiting(JsonNode trash) {
            return CellText.size(trash.path("bytes").asLong()) + " in "
                    + trash.path("blobs").asLong() + " blobs can be restored; the first is free after "
                    + trash.path("from").asText() + ", the last after "
                    + trash.path("until").asText();
        }

        private static String counted(JsonNode count) {
            return CellText.size(count.path("bytes").asLong()) + " in "
                    + count.path("blobs").asLong() + " blobs, of "
                    + CellText.size(count.path("storedBytes").asLong()) + " in "
                    + count.path("storedBlobs").asLong();
        }
    }

    @Command(
            name = "run",
            description = "Remove what no image needs, beside all that goes on. With --home it is waited for.")
    static final class Run extends RegistryCommand {
        @Option(names = "--dry-run", description = "Only list what would be removed.")
        private boolean dryRun;

        @Option(names = "--wait", description = "Return when it has ended.")
        private boolean wait;

        @Override
        protected void run(ApiClient api, Printer printer) {
            if (dryRun) {
                printer.items(api.list(COLLECTION.then("plan")), "digest", "size", "links", "bytes", "reason");
                return;
            }
            JobStart.run(api, COLLECTION.then("runs"), printer, surroundings(), wait, "Collecting");
        }
    }

    @Command(name = "cancel", description = "End the collection that waits or runs. What it has removed stays removed.")
    static final class Cancel extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode job = api.get(COLLECTION).path("job");
            if (job.isMissingNode()) {
                throw new CommandFailure(ExitCode.FAILED, "No collection waits or runs.");
            }
            JobText.print(printer, api.post(JobCommands.path(job.asText()).then("cancel")));
        }
    }

    @Command(name = "history", description = "List past collections, the newest first.")
    static final class History extends RegistryCommand {
        @Option(names = "--limit", paramLabel = "N", description = "How many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
        private int limit = 20;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.get(ApiPath.of("jobs")
                                    .query("kind", GarbageCollection.KIND)
                                    .query("limit", Integer.toString(limit)))
                            .path("items")
                            .valueStream()
                            .toList(),
                    "id",
                    "state",
                    "requestedBy",
                    "startedAt",
                    "endedAt",
                    "outcome");
        }
    }
}
