// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** All commands together. */
@Command(
        name = "trusted-registry",
        header = "A container registry, and everything to look after it.",
        description = {
            "",
            "'serve' runs the registry. The other commands make calls to a running server ('login' once, or --server"
                    + " URL), or open the home of one that does not run (--home DIR)."
        },
        subcommands = {
            ServeCommand.class,
            LoginCommand.class,
            LogoutCommand.class,
            WhoAmICommand.class,
            UserCommands.class,
            OrganizationCommands.class,
            TeamCommands.class,
            RepositoryCommands.class,
            TagCommands.class,
            TrashCommands.class,
            NamespaceCommands.class,
            RobotCommands.class,
            TokenCommands.class,
            BundleCommands.class,
            AccessCommand.class,
            CertificateCommands.class,
            JobCommands.class,
            CollectionCommands.class,
            ScrubCommands.class,
            ConfigCommands.class,
            AuditCommands.class,
            WebhookCommands.class,
            CheckCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CompletionCommand.class,
            VersionCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry serve --home ~/registry",
            "  trusted-registry login https://localhost:5000 --user admin --ca ~/registry/ca.pem",
            "  trusted-registry org create technology",
            "  trusted-registry repo create technology/test --visibility public",
            "",
            "Here trusted-registry stands for: java -jar trusted-registry.jar"
        },
        exitCodeListHeading = "%nExit codes:%n",
        versionProvider = VersionCommand.Provider.class)
public final class TrustedRegistry {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    private final Surroundings surroundings;

    public TrustedRegistry(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static Surroundings surroundings(CommandSpec command) {
        return ((TrustedRegistry) command.root().userObject()).surroundings;
    }
}
