// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.home;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupException;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupResult;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.PassphraseOption;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.Progress;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies a whole registry. */
@Command(
        name = "backup",
        description = {
            "Copy the whole registry, while it serves, into a file or a folder: metadata of one instant, blobs, keys, settings."
                    + " What was written is read again and compared before the command says it is done.",
            "",
            "A folder (one that is there, or a name that ends with a slash) keeps each blob once for all the backups in it, so the"
                    + " second backup copies only what is new.",
            "",
            "Keys and settings are encrypted with a passphrase, which 'restore' needs: keep it apart from the backup. The rest,"
                    + " for instance hashes of passwords, is not: the file is readable by you only."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry backup /backups/monday.tar",
            "  trusted-registry backup /backups/registry/",
            "  trusted-registry backup --home ~/registry --without-blobs metadata.tar"
        })
public final class BackupCommand extends RegistryCommand {
    @Parameters(paramLabel = "FILE|FOLDER", description = "A new file, or a folder with backups of this registry.")
    private String target;

    @Option(names = "--without-blobs", description = "Leave the blobs out: somebody else copies the storage folder.")
    private boolean withoutBlobs;

    @Mixin
    private PassphraseOption passphrase;

    @Override
    protected void run(ApiClient api, Printer printer) {
        Path place = Path.of(target);
        boolean folder = target.endsWith("/") || Files.isDirectory(place);
        if (folder && withoutBlobs) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "A folder keeps the blobs beside the backups: name a file, or leave out --without-blobs.");
        }
        if (!folder && Files.exists(place)) {
            throw new CommandFailure(ExitCode.USAGE, "The file " + place + " exists already: name another one.");
        }
        JsonNode begun = api.post(
                ApiPath.of("backups"),
                new Fields()
                        .with("passphrase", passphrase.chosen(surroundings()))
                        .json());
        RemoteBackup backup = RemoteBackup.of(api, begun);
        List<BackupResult.Damage> lost;
        boolean visible = surroundings().terminal().isInteractive() && !printer.isJson();
        try (Progress progress = Progress.of(visible, "Copying")) {
            lost = folder ? backup.into(place, progress) : backup.to(place, !withoutBlobs, progress);
        } catch (BackupException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The backup could not be made (" + e.getMessage() + "): check the connection, and the space and the"
                            + " rights at " + place + ", then try again. Nothing half-made was left there.",
                    e);
        } finally {
            backup.end();
        }
        report(printer, place, begun, lost);
    }

    private static void report(Printer printer, Path place, JsonNode begun, List<BackupResult.Damage> lost) {
        printer.done(
                "backed up",
                Map.of(
                        "backup", place.toString(),
                        "blobs", begun.path("blobs").asText(),
                        "lost", String.valueOf(lost.size())),
                "The backup of " + begun.path("createdAt").asText() + " is in " + place + ", whole and compared: "
                        + begun.path("blobs").asText() + " blobs.");
        if (!lost.isEmpty()) {
            lost.forEach(blob -> printer.note("blob " + blob.digest() + ": " + blob.reason()));
            throw new CommandFailure(
                    ExitCode.FAULTS_FOUND,
                    "The backup is complete, but these " + lost.size()
                            + " blobs were damaged or missing in the registry"
                            + " already. Push their images again, then make another backup.");
        }
    }
}
