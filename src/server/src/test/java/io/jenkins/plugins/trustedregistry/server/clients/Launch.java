// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the server is started. The home is the folder's {@code home}, whatever is in it already.
 *
 * @param port 0: a free one
 * @param java options of the Java that runs it
 * @param more further arguments of {@code serve}
 */
record Launch(Path folder, boolean tls, int port, List<String> java, List<String> more) {
    Launch {
        java = List.copyOf(java);
        more = List.copyOf(more);
    }

    static Launch tls(Path folder) {
        return new Launch(folder, true, 0, List.of(), List.of());
    }

    static Launch plain(Path folder) {
        return new Launch(folder, false, 0, List.of(), List.of());
    }

    Launch on(int wanted) {
        return new Launch(folder, tls, wanted, java, more);
    }

    Launch with(String... arguments) {
        return new Launch(folder, tls, port, java, List.of(arguments));
    }

    /** For a server that lives a few seconds only: it is up in half the time. */
    Launch shortLived() {
        return new Launch(folder, tls, port, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), more);
    }

    RunningServer start() throws Exception {
        return RunningServer.start(this);
    }

    Path home() {
        return folder.resolve("home");
    }

    List<String> serve() {
        List<String> arguments = new ArrayList<>(List.of("serve", "--home", home().toString()));
        arguments.addAll(List.of("--listen", "127.0.0.1:" + port));
        if (!tls) {
            arguments.add("--plain-http");
        }
        arguments.addAll(more);
        return commandLine(java, arguments);
    }

    /** Runs {@code check --storage} over the home in a folder. */
    static Command.Result checkStorage(Path folder) {
        String home = folder.resolve("home").toString();
        List<String> argv = commandLine(List.of(), List.of("check", "--storage", "--home", home));
        return Command.in(folder).run(argv.toArray(String[]::new));
    }

    /** The program as a process of its own with a small heap. */
    static List<String> commandLine(List<String> java, List<String> arguments) {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.add("-Xmx256m");
        argv.addAll(java);
        argv.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), "io.jenkins.plugins.trustedregistry.server.Main"));
        argv.addAll(arguments);
        return argv;
    }
}
