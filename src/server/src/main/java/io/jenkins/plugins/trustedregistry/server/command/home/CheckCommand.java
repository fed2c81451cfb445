// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.home;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.StorageCheck;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.Progress;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import io.jenkins.plugins.trustedregistry.server.command.common.VersionCommand;
import io.jenkins.plugins.trustedregistry.server.serve.HomeSettings;
import io.jenkins.plugins.trustedregistry.server.serve.OpenHome;
import io.jenkins.plugins.trustedregistry.server.serve.SettingsTrial;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for mistakes without starting anything. */
@Command(
        name = "check",
        description = {
            "Check the settings without starting: that every key, value and variable is right, that organizations, teams, rights"
                    + " and accounts fit together, that the certificate can be used, and that the storage can be written.",
            "",
            "With --storage also everything that is stored: every blob and manifest against its digest, and that nothing a"
                    + " manifest needs is missing. This reads all data; the server must not run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry check --config registry.yaml",
            "  trusted-registry check --home ~/registry --storage"
        })
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Default: registry.yaml in the home, if there is one.")
    private @Nullable Path config;

    @Option(names = "--home", paramLabel = "DIR")
    private @Nullable Path home;

    @Option(names = "--storage", description = "Check what is stored, too; needs --home.")
    private boolean storage;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        if (home == null && (storage || config == null)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    storage ? "--storage needs --home DIR." : "Give --config FILE, or --home DIR, or both.");
        }
        Surroundings surroundings = Surroundings.of(spec);
        Printer printer =
                new Printer(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ServerSettings settings = settings(surroundings);
        new SettingsTrial(surroundings.clock()).run(settings);
        result.put("settings", "ok");
        if (!json) {
            printer.text("The settings can be used." + System.lineSeparator());
        }
        boolean faulty = storage && checkStorage(settings, surroundings, printer, result);
        if (json) {
            printer.item(result);
        }
        return (faulty ? ExitCode.FAULTS_FOUND : ExitCode.OK).number();
    }

    private ServerSettings settings(Surroundings surroundings) {
        Optional<Path> named = Optional.ofNullable(config);
        Path folder = home == null ? Path.of("") : home;
        if (home != null && HomeSettings.file(named, folder).isEmpty()) {
            OpenHome.requireThere(folder); // a slip in its name would be taken for a home that has the defaults
        }
        return HomeSettings.read(named, folder, surroundings.variables());
    }

    private boolean checkStorage(
            ServerSettings settings, Surroundings surroundings, Printer printer, ObjectNode result) {
        StorageCheck.Report report = report(settings, surroundings);
        List<StorageCheck.Fault> faults = report.faults();
        ArrayNode list =
                result.putObject("storage").put("manifests", report.manifests()).putArray("faults");
        faults.forEach(fault -> list.addObject().put("where", fault.where()).put("what", fault.what()));
        if (!json) {
            faults.forEach(fault -> printer.text(fault.where() + ": " + fault.what() + System.lineSeparator()));
            printer.text("Checked every blob and " + report.manifests() + " manifests: "
                    + (faults.isEmpty() ? "all is well." : faults.size() + " faults.") + System.lineSeparator());
        }
        return !faults.isEmpty();
    }

    private StorageCheck.Report report(ServerSettings settings, Surroundings surroundings) {
        Path folder = java.util.Objects.requireNonNull(home, "was checked at the start");
        boolean visible = surroundings.terminal().isInteractive() && !json;
        try (OpenHome open = OpenHome.existing(folder, settings, VersionCommand.version(), surroundings.clock());
                Progress progress = Progress.of(visible, "Reading blobs")) {
            return open.registry().checkStorage().run(progress::at);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "The storage could not be read to its end: " + e.getMessage(), e);
        }
    }
}
