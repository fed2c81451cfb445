// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.home;

import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import io.jenkins.plugins.trustedregistry.server.command.common.VersionCommand;
import io.jenkins.plugins.trustedregistry.server.serve.Banner;
import io.jenkins.plugins.trustedregistry.server.serve.FirstAdministrator;
import io.jenkins.plugins.trustedregistry.server.serve.HomeSettings;
import io.jenkins.plugins.trustedregistry.server.serve.ListenAddress;
import io.jenkins.plugins.trustedregistry.server.serve.Server;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.SettingsSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the registry until the process is told to end. */
@Command(
        name = "serve",
        description = {
            "Run the registry until it is told to stop (SIGTERM or Ctrl-C), which lets running requests finish.",
            "",
            "A new home gets an administrator 'admin'. The password is that of the environment variable "
                    + FirstAdministrator.PASSWORD + ", else one is generated and shown once."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry serve --home ~/registry",
            "  trusted-registry serve --home ~/registry --listen 0.0.0.0:443 --config registry.yaml",
            "  trusted-registry serve --home ~/registry --listen 127.0.0.1:5000 --plain-http"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--home",
            required = true,
            paramLabel = "DIR",
            description = "The folder that holds everything; is made when it is missing.")
    private Path home;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description =
                    "Where to listen, in place of what the settings say. Default: 0.0.0.0:5000. Port 0: a free one.")
    private @Nullable ListenAddress listen;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings. Default: registry.yaml in the home, if there is one.")
    private @Nullable Path config;

    @Option(
            names = "--plain-http",
            description = "Without TLS. Only on a loopback address, which docker accepts without a certificate.")
    private boolean plainHttp;

    @Option(names = "--json", description = "Print where the registry is as JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Surroundings surroundings = Surroundings.of(spec);
        SettingsSource source = HomeSettings.source(
                HomeSettings.file(Optional.ofNullable(config), home), home, surroundings.variables(), this::listening);
        requireThere(source);
        Server server = Server.start(
                home,
                source,
                surroundings.variable(FirstAdministrator.PASSWORD),
                VersionCommand.version(),
                surroundings.clock(),
                () -> Runtime.getRuntime().halt(ExitCode.FAILED.number()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "registry-stop"));
        print(server.banner());
        new CountDownLatch(1).await(); // the process ends in stop()
        return ExitCode.OK.number();
    }

    /** A file that was named and is not there is a slip, not a wish for one. */
    private void requireThere(SettingsSource source) {
        if (config != null) {
            ServerSettings.read(source.file(), source.variables());
        }
    }

    private Settings listening(Settings settings) {
        ListenerSettings now = settings.listener();
        return settings.with(new ListenerSettings(
                listen == null ? now.address() : listen.host(),
                listen == null ? now.port() : listen.port(),
                plainHttp || now.plainHttp()));
    }

    private void print(Banner banner) {
        Printer printer =
                new Printer(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
        if (json) {
            printer.item(banner.json());
        } else {
            printer.text(String.join(System.lineSeparator(), banner.lines()) + System.lineSeparator());
        }
    }

    /** Halts, because a process that ends on a signal would otherwise not say 0, which is what supervisors expect. */
    private static void stop(Server server) {
        int code = ExitCode.OK.number();
        try {
            server.close();
            LOG.info("The registry has stopped");
        } catch (RuntimeException e) {
            LOG.error("The registry could not be stopped in order", e);
            code = ExitCode.FAILED.number();
        }
        Runtime.getRuntime().halt(code);
    }
}
