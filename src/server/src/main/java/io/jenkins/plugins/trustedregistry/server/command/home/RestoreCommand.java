// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.home;

import io.jenkins.plugins.trustedregistry.engine.HomeInUseException;
import io.jenkins.plugins.trustedregistry.engine.Restoration;
import io.jenkins.plugins.trustedregistry.engine.backup.Passphrase;
import io.jenkins.plugins.trustedregistry.engine.backup.Restorable;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.ArchiveContent;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupException;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupManifest;
import io.jenkins.plugins.trustedregistry.engine.database.DatabaseException;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.engine.storage.StorageFullException;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.command.common.PassphraseOption;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.Progress;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import io.jenkins.plugins.trustedregistry.server.serve.HomeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a home of a backup. */
@Command(
        name = "restore",
        description = {
            "Make a home of a backup: everything is compared with its digest before the command says it is done; when it can't be"
                    + " done, the folder is left as it was. Then 'serve --home DIR' runs the registry as it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry restore /backups/monday.tar --home ~/registry",
            "  trusted-registry restore /backups/registry --snapshot 2026-11-25T20-15-00Z --home ~/registry"
        })
public final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|FOLDER", description = "What 'backup' has written.")
    private Path source;

    @Option(names = "--home", required = true, paramLabel = "DIR", description = "A folder that is missing or empty.")
    private Path home;

    @Option(
            names = "--storage",
            paramLabel = "DIR",
            description = "Where the blobs go, missing or empty. Default: 'storage' in the home.")
    private @Nullable Path storage;

    @Option(names = "--snapshot", paramLabel = "NAME", description = "Which backup of a folder. Default: the newest.")
    private @Nullable String snapshot;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Mixin
    private PassphraseOption passphrase;

    @Override
    public Integer call() {
        Surroundings surroundings = Surroundings.of(spec);
        Printer printer =
                new Printer(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
        ArchiveContent content = restore(surroundings);
        report(printer, content);
        remindOfStorage(printer, surroundings);
        if (!content.lost().isEmpty()) {
            content.lost().forEach(blob -> printer.note("blob " + blob.digest() + ": " + blob.reason()));
            throw new CommandFailure(
                    ExitCode.FAULTS_FOUND,
                    "The registry is restored, but these " + content.lost().size()
                            + " blobs were lost already when the backup was made. Push their images again.");
        }
        return ExitCode.OK.number();
    }

    private ArchiveContent restore(Surroundings surroundings) {
        boolean visible = surroundings.terminal().isInteractive() && !json;
        try {
            Restorable backup = Restorable.in(source, Optional.ofNullable(snapshot));
            Passphrase text = Passphrase.existing(passphrase.existing(surroundings));
            try (Progress progress = Progress.of(visible, "Restoring")) {
                return Restoration.of(backup, text, home, Optional.ofNullable(storage), progress::at);
            }
        } catch (HomeInUseException e) {
            throw new CommandFailure(ExitCode.HOME_IN_USE, String.valueOf(e.getMessage()), e);
        } catch (BackupException | StorageFullException | DatabaseException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The backup could not be restored (" + e + "): check the space and the rights at " + home
                            + ", then try again. Nothing half-made was left there.",
                    e);
        }
    }

    private void report(Printer printer, ArchiveContent content) {
        BackupManifest manifest = content.manifest();
        boolean blobs = manifest.content() == BackupManifest.Content.WITH_BLOBS
                || source.toFile().isDirectory();
        printer.done(
                "restored",
                Map.of(
                        "home", home.toString(),
                        "createdAt", manifest.createdAt().toString(),
                        "blobs", String.valueOf(manifest.blobs()),
                        "lost", String.valueOf(content.lost().size())),
                "The registry of " + manifest.createdAt() + " is restored in " + home + ", whole and compared"
                        + (blobs
                                ? ": " + manifest.blobs() + " blobs."
                                : ", without its blobs: put the storage folder back in place, then run 'check --home "
                                        + home + " --storage'."));
    }

    /** The settings in the backup say where blobs were, which may not be where they are now. */
    private void remindOfStorage(Printer printer, Surroundings surroundings) {
        Path blobs = (storage == null ? home.resolve("storage") : storage).toAbsolutePath();
        String named;
        try {
            named = HomeSettings.read(Optional.empty(), home, surroundings.variables())
                    .registry()
                    .storage()
                    .folder();
        } catch (InvalidSettingException e) {
            named = ""; // a variable that is not set here, for instance; 'serve' will say so
        }
        if (named.isEmpty() ? storage != null : !Path.of(named).toAbsolutePath().equals(blobs)) {
            printer.note("Before you start it, let the settings in " + home.resolve("registry.yaml")
                    + " name the folder of the blobs: storage: folder: " + blobs);
        }
    }
}
