// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Jenkins as a process of its own, on a free loopback port below a context path, mostly /jenkins. */
public final class RealJenkins implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path home;
    private final Map<String, String> variables = new TreeMap<>();
    private final int port;
    private final List<String> options = new ArrayList<>();
    private String prefix = "/jenkins";
    private Process process;
    private int starts;

    private RealJenkins(Path home) throws IOException {
        this.home = home;
        this.port = freePort();
    }

    /** A Jenkins that was never started, with the plugin and those it was given; skips the test where there is no Jenkins. */
    public static RealJenkins in(Path home) throws IOException {
        Optional<Path> plugins = property("jenkins.plugins");
        if (war().isEmpty() || plugins.isEmpty()) {
            System.err.println(
                    "SKIPPED: no real Jenkins was booted. Give -Djenkins.war=FILE and -Djenkins.plugins=FOLDER with"
                            + " the plugins it shall have.");
        }
        Assumptions.assumeTrue(war().isPresent() && plugins.isPresent(), "needs -Djenkins.war and -Djenkins.plugins");
        Path into = Files.createDirectories(home.resolve("plugins"));
        try (Stream<Path> files = Files.list(plugins.orElseThrow())) {
            for (Path plugin : files.filter(RealJenkins::isPlugin).toList()) {
                String name = plugin.getFileName().toString().replaceAll("\\.hpi$", ".jpi");
                Files.copy(plugin, into.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(
                Path.of(System.getProperty("hpi.file")),
                into.resolve("trusted-registry.jpi"),
                StandardCopyOption.REPLACE_EXISTING);
        return new RealJenkins(home);
    }

    private static boolean isPlugin(Path file) {
        return file.toString().endsWith(".hpi") || file.toString().endsWith(".jpi");
    }

    private static Optional<Path> war() {
        return property("jenkins.war");
    }

    private static Optional<Path> property(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .filter(value -> !value.isBlank() && !value.startsWith("${"))
                .map(Path::of);
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    public boolean has(String plugin) {
        return Files.exists(home.resolve("plugins").resolve(plugin + ".jpi"));
    }

    /** A variable of the environment, for JCasC files. */
    public RealJenkins with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** An option of the JVM. */
    public RealJenkins option(String option) {
        options.add(option);
        return this;
    }

    /** Another context path. */
    public RealJenkins below(String path) {
        prefix = path;
        return this;
    }

    /** JCasC texts, read together at every start. */
    public RealJenkins configuredBy(String... texts) throws IOException {
        Path folder = Files.createDirectories(home.resolveSibling(home.getFileName() + "-casc"));
        for (int i = 0; i < texts.length; i++) {
            Files.writeString(folder.resolve("casc-" + i + ".yaml"), texts[i]);
        }
        return with("CASC_JENKINS_CONFIG", folder.toString());
    }

    /** Starts and waits until Jenkins is up. */
    public RealJenkins start() throws Exception {
        launch();
        if (!up()) {
            throw new AssertionError("Jenkins did not come up:\n" + log());
        }
        return this;
    }

    /** Starts a Jenkins that is expected to give up. */
    public String startInVain() throws Exception {
        launch();
        assertThat(up()).as("Jenkins came up, log:\n%s", log()).isFalse();
        return log();
    }

    private void launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx768m",
                "-Djenkins.install.runSetupWizard=false",
                "-Dhudson.model.UsageStatistics.disabled=true",
                "-Djava.awt.headless=true"));
        command.addAll(options);
        command.addAll(List.of(
                "-jar",
                war().orElseThrow().toString(),
                "--httpListenAddress=127.0.0.1",
                "--httpPort=" + port,
                "--prefix=" + prefix));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(logFile(++starts));
        builder.environment().put("JENKINS_HOME", home.toString());
        builder.environment().putAll(variables);
        process = builder.start();
    }

    /** Waits until a Jenkins that was told to restart itself is up again. */
    public void awaitRestart() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (log().split("Jenkins is fully up and running", -1).length < 3) {
            assertThat(process.isAlive() && Instant.now().isBefore(end))
                    .as("Jenkins came up again:\n%s", log())
                    .isTrue();
            process.waitFor(300, TimeUnit.MILLISECONDS);
        }
    }

    private java.io.File logFile(int start) {
        return home.resolve("start-" + start + ".log").toFile();
    }

    private boolean up() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            if (log().contains("Jenkins is fully up and running")) {
                return true;
            }
            if (log().contains("Failed to initialize Jenkins") || log().contains("ConfigurationAsCodeBootFailure")) {
                return false;
            }
            process.waitFor(300, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    /** What the current start said so far. */
    public String log() throws IOException {
        return Files.readString(logFile(starts).toPath());
    }

    public Path home() {
        return home;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Jenkins' own port. */
    public int port() {
        return port;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + prefix + "/");
    }

    public JenkinsSession as(String user, String secret) {
        return new JenkinsSession(url(), user, secret);
    }

    public JenkinsSession anonymous() {
        return new JenkinsSession(url(), "", "");
    }

    /** Ends Jenkins as an init system would; every hook runs. */
    public void stop() throws Exception {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("Jenkins ended within a minute")
                .isTrue();
    }

    @Override
    public void close() throws Exception {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
