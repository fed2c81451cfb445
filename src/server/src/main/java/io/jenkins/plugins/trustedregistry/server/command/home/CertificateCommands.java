// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.home;

import io.jenkins.plugins.trustedregistry.server.TextFile;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Confirmation;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The certificate the registry shows. */
@Command(
        name = "certificate",
        description = "The certificate that the registry shows to its clients, and certificates for docker engines.",
        subcommands = {
            CertificateCommands.Show.class,
            CertificateCommands.Use.class,
            CertificateCommands.Reset.class,
            EngineCertificateCommand.class,
            CertificateCommands.Provenance.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry certificate show",
            "  trusted-registry certificate use --certificate registry.pem --key registry.key"
        })
public final class CertificateCommands {
    private static final ApiPath PATH = ApiPath.of("certificate");

    @Command(name = "show", description = "Show the certificate in use.")
    static final class Show extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(PATH));
        }
    }

    @Command(
            name = "provenance",
            description =
                    "Show the public key of the statements of where images come from, for cosign verify-attestation --key.")
    static final class Provenance extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.text(api.text(ApiPath.of("provenance-key")));
        }
    }

    @Command(name = "use", description = "Use a certificate of your own, at once. It is checked first.")
    static final class Use extends RegistryCommand {
        @Option(
                names = "--certificate",
                required = true,
                paramLabel = "FILE",
                description = "The certificate and its chain, PEM, the leaf first.")
        private Path certificate;

        @Option(
                names = "--key",
                required = true,
                paramLabel = "FILE",
                description = "Its private key, PEM, not encrypted.")
        private Path key;

        @Override
        protected void run(ApiClient api, Printer printer) {
            Fields fields =
                    new Fields().with("certificate", TextFile.read(certificate)).with("key", TextFile.read(key));
            api.put(PATH, Optional.of(fields.json()));
            printer.item(api.get(PATH));
        }
    }

    @Command(name = "reset", description = "Go back to a certificate of the registry's own authority.")
    static final class Reset extends RegistryCommand {
        @Mixin
        private Confirmation confirmation;

        @Override
        protected void run(ApiClient api, Printer printer) {
            confirmation.require(
                    surroundings().terminal(), "The custom certificate will be removed from the registry.", "reset");
            api.delete(PATH);
            printer.item(api.get(PATH));
        }
    }
}
