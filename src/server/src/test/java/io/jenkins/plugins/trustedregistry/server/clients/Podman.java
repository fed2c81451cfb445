// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Podman with a store of its own, talking to one server whose certificate it checks. */
record Podman(String binary, Command command, RunningServer server, List<String> trust) {
    Podman {
        trust = List.copyOf(trust);
    }

    static Podman on(RunningServer server, Path work) throws IOException {
        Tools.needRoot();
        Tools.need("runc");
        // No limits and no network: what a container may not have in another container.
        Path containers = Files.writeString(work.resolve("containers.conf"), """
                [engine]
                runtime = "runc"
                cgroup_manager = "cgroupfs"
                events_logger = "file"
                """);
        Path storage = Files.writeString(
                work.resolve("storage.conf"), """
                [storage]
                driver = "vfs"
                graphroot = "%s"
                runroot = "%s"
                """.formatted(work.resolve("graph"), work.resolve("run")));
        Command command = Command.in(work)
                .with("CONTAINERS_CONF", containers.toString())
                .with("CONTAINERS_STORAGE_CONF", storage.toString())
                .with("REGISTRY_AUTH_FILE", work.resolve("auth.json").toString());
        return new Podman(Tools.need("podman"), command, server, server.trust("", work));
    }

    Path folder() {
        return command.folder();
    }

    Command.Result login(String user) {
        List<String> argv = new ArrayList<>(List.of(binary, "login", "--username=" + user, "--password-stdin"));
        argv.addAll(trust);
        argv.add(server.address());
        return command.feed(RunningServer.PASSWORD, argv.toArray(String[]::new));
    }

    /** A command that stays on this machine. */
    Command.Result run(String... arguments) {
        List<String> argv = new ArrayList<>(List.of(binary));
        argv.addAll(List.of(arguments));
        return command.run(argv.toArray(String[]::new));
    }

    /** A command that talks to the registry. */
    Command.Result remote(String verb, String image) {
        List<String> argv = new ArrayList<>(List.of(binary, verb));
        argv.addAll(trust);
        argv.add(image);
        return command.run(argv.toArray(String[]::new));
    }
}
