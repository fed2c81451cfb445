// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import io.jenkins.plugins.trustedregistry.server.command.advisory.AdvisoryCommands;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import io.jenkins.plugins.trustedregistry.server.command.common.VersionCommand;
import io.jenkins.plugins.trustedregistry.server.command.event.AuditCommands;
import io.jenkins.plugins.trustedregistry.server.command.event.WebhookCommands;
import io.jenkins.plugins.trustedregistry.server.command.gate.GateCommands;
import io.jenkins.plugins.trustedregistry.server.command.home.BackupCommand;
import io.jenkins.plugins.trustedregistry.server.command.home.CertificateCommands;
import io.jenkins.plugins.trustedregistry.server.command.home.CheckCommand;
import io.jenkins.plugins.trustedregistry.server.command.home.ConfigCommands;
import io.jenkins.plugins.trustedregistry.server.command.home.RestoreCommand;
import io.jenkins.plugins.trustedregistry.server.command.home.ServeCommand;
import io.jenkins.plugins.trustedregistry.server.command.job.CollectionCommands;
import io.jenkins.plugins.trustedregistry.server.command.job.JobCommands;
import io.jenkins.plugins.trustedregistry.server.command.job.ScrubCommands;
import io.jenkins.plugins.trustedregistry.server.command.job.StorageUseCommand;
import io.jenkins.plugins.trustedregistry.server.command.mirror.MirrorCommands;
import io.jenkins.plugins.trustedregistry.server.command.organization.NamespaceCommands;
import io.jenkins.plugins.trustedregistry.server.command.organization.OrganizationCommands;
import io.jenkins.plugins.trustedregistry.server.command.organization.RobotCommands;
import io.jenkins.plugins.trustedregistry.server.command.organization.TeamCommands;
import io.jenkins.plugins.trustedregistry.server.command.organization.UserCommands;
import io.jenkins.plugins.trustedregistry.server.command.own.AccessCommand;
import io.jenkins.plugins.trustedregistry.server.command.own.BundleCommands;
import io.jenkins.plugins.trustedregistry.server.command.own.LoginCommand;
import io.jenkins.plugins.trustedregistry.server.command.own.LogoutCommand;
import io.jenkins.plugins.trustedregistry.server.command.own.TokenCommands;
import io.jenkins.plugins.trustedregistry.server.command.own.WhoAmICommand;
import io.jenkins.plugins.trustedregistry.server.command.promotion.PromoteCommand;
import io.jenkins.plugins.trustedregistry.server.command.promotion.PromotionCommands;
import io.jenkins.plugins.trustedregistry.server.command.pruning.PruningCommands;
import io.jenkins.plugins.trustedregistry.server.command.repository.RepositoryCommands;
import io.jenkins.plugins.trustedregistry.server.command.repository.SearchCommand;
import io.jenkins.plugins.trustedregistry.server.command.repository.TagCommands;
import io.jenkins.plugins.trustedregistry.server.command.repository.TrashCommands;
import io.jenkins.plugins.trustedregistry.server.command.scan.ScanCommands;
import io.jenkins.plugins.trustedregistry.server.command.setting.SettingCommands;
import picocli.CommandLine.Command;
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
            SearchCommand.class,
            PromoteCommand.class,
            PromotionCommands.class,
            MirrorCommands.class,
            PruningCommands.class,
            NamespaceCommands.class,
            RobotCommands.class,
            TokenCommands.class,
            BundleCommands.class,
            AccessCommand.class,
            CertificateCommands.class,
            JobCommands.class,
            CollectionCommands.class,
            ScrubCommands.class,
            StorageUseCommand.class,
            ScanCommands.class,
            GateCommands.class,
            AdvisoryCommands.class,
            ConfigCommands.class,
            SettingCommands.class,
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
public final class TrustedRegistry implements Surroundings.Rooted {
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

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }
}
