// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.own;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.client.PrivateFile;
import io.jenkins.plugins.trustedregistry.server.command.common.Confirmation;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Client bundles. */
@Command(
        name = "bundle",
        description = "Client bundles: a zip with a client certificate and scripts that set up docker with it.",
        subcommands = {
            BundleCommands.ListAll.class,
            BundleCommands.Show.class,
            BundleCommands.Create.class,
            BundleCommands.Revoke.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry bundle create laptop --output laptop.zip",
            "  unzip laptop.zip -d laptop; cd laptop; eval \"$(<env.sh)\"",
            "  trusted-registry bundle revoke ID"
        })
public final class BundleCommands {

    private static ApiPath path(String id) {
        return ApiPath.of("bundles", id);
    }

    @Command(name = "list", description = "List client bundles.")
    static final class ListAll extends RegistryCommand {
        @Option(names = "--user", paramLabel = "USER", description = "Another user's (administrators).")
        private @Nullable String user;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(ApiPath.of("bundles").query("user", Optional.ofNullable(user))),
                    "id",
                    "name",
                    "createdAt",
                    "expiresAt",
                    "revokedAt",
                    "lastUsedAt");
        }
    }

    @Command(name = "show", description = "Show a client bundle; it can't be downloaded again.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(id)));
        }
    }

    @Command(name = "create", aliases = "add", description = "Make a client bundle and save it as a zip file.")
    static final class Create extends RegistryCommand {
        @Parameters(paramLabel = "NAME", description = "What it is for, so that you know it again.")
        private String name;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "Default: client-bundle.zip. Only you may read it, and it must not exist yet.")
        private Path output = Path.of("client-bundle.zip");

        @Option(names = "--days", paramLabel = "N", description = "How long it lives, 1 to 825.")
        private @Nullable Integer days;

        @Option(names = "--user", paramLabel = "USER", description = "For another user (administrators).")
        private @Nullable String user;

        @Option(
                names = "--registry",
                paramLabel = "HOST:PORT",
                description =
                        "How docker will reach the registry. Default: the public address, else as you reach it now.")
        private @Nullable String registry;

        @Override
        protected void run(ApiClient api, Printer printer) {
            if (Files.exists(output)) {
                throw exists();
            }
            byte[] zip = api.download(
                    ApiPath.of("bundles"),
                    new Fields()
                            .with("name", name)
                            .with("lifetimeDays", days)
                            .with("user", user)
                            .with("registry", registry)
                            .json());
            save(zip);
            printer.done(
                    "created",
                    Map.of("bundle", name, "file", output.toString()),
                    "The client bundle is saved as " + output + ". It holds a private key: keep it to yourself.");
        }

        private void save(byte[] zip) {
            try {
                PrivateFile.create(output, zip);
            } catch (FileAlreadyExistsException e) {
                throw exists();
            } catch (IOException e) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "The client bundle was made, but " + output
                                + " can't be written: revoke it, and make another one"
                                + " with --output in a folder you may write to.",
                        e);
            }
        }

        private CommandFailure exists() {
            return new CommandFailure(
                    ExitCode.USAGE, "The file " + output + " exists already: name another one with --output.");
        }
    }

    @Command(
            name = "revoke",
            aliases = "delete",
            description = "End a client bundle: its certificate is no longer accepted.")
    static final class Revoke extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Mixin
        private Confirmation confirmation;

        @Override
        protected void run(ApiClient api, Printer printer) {
            confirmation.require(surroundings().terminal(), "The client bundle " + id + " will end.", id);
            api.delete(path(id));
            printer.done("revoked", Map.of("bundle", id), "The client bundle " + id + " is revoked.");
        }
    }
}
