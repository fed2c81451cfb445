// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.TextFile;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import io.jenkins.plugins.trustedregistry.server.command.repository.RepositoryCommands;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Webhooks. */
@Command(
        name = "webhook",
        description = "Webhooks: other servers are told what happens.",
        subcommands = {
            WebhookCommands.ListAll.class,
            WebhookCommands.Show.class,
            WebhookCommands.Create.class,
            WebhookCommands.Change.class,
            WebhookCommands.Delete.class,
            WebhookCommands.Test.class,
            WebhookDeliveryCommands.ListAll.class,
            WebhookDeliveryCommands.Show.class,
            WebhookDeliveryCommands.Redeliver.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry webhook create https://ci.example.com/hook --repository technology/test --type"
                    + " TAG_PUSH",
            "  trusted-registry webhook test ID",
            "  trusted-registry webhook deliveries ID"
        })
public final class WebhookCommands {

    private WebhookCommands() {}

    static ApiPath path(String id) {
        return ApiPath.of("webhooks", id);
    }

    /** Whose webhooks; neither: the registry's. */
    static final class Owner {
        @Option(names = "--repository", paramLabel = "REPOSITORY", description = "Of this repository.")
        private @Nullable String repository;

        @Option(names = "--namespace", paramLabel = "NAME", description = "Of this organization or user.")
        private @Nullable String namespace;

        static ApiPath path(@Nullable Owner owner) {
            if (owner != null && owner.repository != null) {
                return RepositoryCommands.path(owner.repository).then("-").then("webhooks");
            }
            return owner != null && owner.namespace != null
                    ? ApiPath.of("namespaces", owner.namespace, "webhooks")
                    : ApiPath.of("webhooks");
        }
    }

    /** What a webhook is like, beside its URL. */
    static final class Details {
        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description = "What to tell of, for instance TAG_PUSH; may be repeated.")
        private @Nullable List<String> types;

        @Option(names = "--format", paramLabel = "plain|cloudevents", description = "In which form. Default: plain.")
        private @Nullable String format;

        @Option(
                names = "--secret-file",
                paramLabel = "FILE",
                description =
                        "A file with the secret that calls are signed with. Default: one is made up and shown once.")
        private @Nullable Path secret;

        @Option(
                names = "--authority",
                paramLabel = "FILE",
                description = "Certificates (PEM), one of which must have signed the server's.")
        private @Nullable Path authority;

        @Option(
                names = "--skip-verification",
                negatable = true,
                description = "Do not check the server's certificate. Unsafe: others can read and change what is sent.")
        private @Nullable Boolean skipVerification;

        Fields fields() {
            return new Fields()
                    .with("types", types)
                    .with("format", format)
                    .with(
                            "secret",
                            secret == null ? null : TextFile.read(secret).strip())
                    .with("authority", authority == null ? null : TextFile.read(authority))
                    .with("skipVerification", skipVerification);
        }
    }

    private static void print(Printer printer, JsonNode webhook) {
        printer.item(webhook);
        if (webhook.has("secret")) {
            printer.note("The secret is shown only now: give it to the receiver, which checks the signature with it.");
        }
        if (webhook.has("warning")) {
            printer.note("Warning: " + webhook.path("warning").asText());
        }
    }

    @Command(name = "list", description = "List webhooks: the registry's, or those of a repository or namespace.")
    static final class ListAll extends RegistryCommand {
        @ArgGroup
        private @Nullable Owner owner;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(Owner.path(owner)),
                    "id",
                    "scope",
                    "url",
                    "types",
                    "active",
                    "lastSuccessfulAt",
                    "disabledReason");
        }
    }

    @Command(name = "show", description = "Show a webhook; its secret can't be shown again.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            print(printer, api.get(path(id)));
        }
    }

    @Command(
            name = "create",
            aliases = "add",
            description = "Make a webhook for the registry, or for a repository or namespace.")
    static final class Create extends RegistryCommand {
        @Parameters(paramLabel = "URL")
        private String url;

        @ArgGroup
        private @Nullable Owner owner;

        @Mixin
        private Details details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            print(
                    printer,
                    api.post(
                            Owner.path(owner), details.fields().with("url", url).json()));
        }
    }

    @Command(name = "change", aliases = "set", description = "Change a webhook, or switch it off and on.")
    static final class Change extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Option(names = "--url", paramLabel = "URL")
        private @Nullable String url;

        @Option(names = "--active", negatable = true, description = "One that is not active sends nothing.")
        private @Nullable Boolean active;

        @Option(names = "--rotate-secret", description = "Make up a new secret, which is shown once.")
        private boolean rotate;

        @Mixin
        private Details details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            Fields fields = details.fields()
                    .with("url", url)
                    .with("active", active)
                    .with("rotateSecret", rotate ? Boolean.TRUE : null);
            print(printer, api.patch(path(id), fields.change()));
        }
    }

    @Command(name = "delete", description = "Remove a webhook. What waits for it is not sent.")
    static final class Delete extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            api.delete(path(id));
            printer.done("deleted", Map.of("webhook", id), "The webhook " + id + " is removed.");
        }
    }

    @Command(name = "test", description = "Send a test now and say what came of it.")
    static final class Test extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode delivery = api.post(path(id).then("test"), JsonNodeFactory.instance.objectNode());
            printer.item(delivery);
            if (!delivery.path("state").asText().equals("delivered")) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        delivery.path("problem").asText("The receiver did not take it: look at its answer."));
            }
        }
    }
}
