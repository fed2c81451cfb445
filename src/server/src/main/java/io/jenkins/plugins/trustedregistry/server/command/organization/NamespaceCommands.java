// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.organization;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Namespaces: of organizations, and those that users have of their own. */
@Command(
        name = "namespace",
        description = "The namespace of an organization or a user.",
        subcommands = {NamespaceCommands.Show.class, NamespaceCommands.Change.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry namespace show nigelpoulton",
            "  trusted-registry namespace set nigelpoulton --no-create-on-push"
        })
public final class NamespaceCommands {

    private static ApiPath path(String namespace) {
        return ApiPath.of("namespaces", namespace);
    }

    @Command(name = "show", description = "Show a namespace.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "NAMESPACE")
        private String namespace;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(namespace)));
        }
    }

    @Command(name = "set", description = "Change a namespace.")
    static final class Change extends RegistryCommand {
        @Parameters(paramLabel = "NAMESPACE")
        private String namespace;

        @Option(
                names = "--create-on-push",
                negatable = true,
                description = "Whether a push to a repository that does not exist makes it.")
        private @Nullable Boolean createOnPush;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.patch(
                    path(namespace),
                    new Fields().with("createOnPush", createOnPush).change()));
        }
    }
}
