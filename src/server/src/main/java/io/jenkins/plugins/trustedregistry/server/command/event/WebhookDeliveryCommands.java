// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What was sent to webhooks. */
public final class WebhookDeliveryCommands {

    private WebhookDeliveryCommands() {}

    private static ApiPath path(String webhook, String delivery) {
        return WebhookCommands.path(webhook).then("deliveries").then(delivery);
    }

    @Command(name = "deliveries", description = "List what was sent to a webhook and what waits, the newest first.")
    static final class ListAll extends RegistryCommand {
        @Parameters(paramLabel = "ID", description = "The webhook's.")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(WebhookCommands.path(id).then("deliveries")),
                    "id",
                    "type",
                    "state",
                    "attempts",
                    "createdAt",
                    "nextAttemptAt",
                    "status",
                    "problem");
        }
    }

    @Command(name = "delivery", description = "Show a delivery with what was sent and what was answered.")
    static final class Show extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The webhook's.")
        private String id;

        @Parameters(index = "1", paramLabel = "DELIVERY")
        private String delivery;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(id, delivery)));
        }
    }

    @Command(name = "redeliver", description = "Send a delivery once more.")
    static final class Redeliver extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The webhook's.")
        private String id;

        @Parameters(index = "1", paramLabel = "DELIVERY")
        private String delivery;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(path(id, delivery).then("redeliver"), JsonNodeFactory.instance.objectNode()));
        }
    }
}
