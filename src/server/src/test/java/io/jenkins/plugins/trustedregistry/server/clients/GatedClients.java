// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that pull, each with a store and a login of its own; {@code image} is named without the server. */
final class GatedClients {
    private final RunningServer server;
    private final Path folder;

    GatedClients(RunningServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** A program that pulls. */
    interface Client extends AutoCloseable {
        Command.Result login(String user) throws IOException;

        Command.Result pull(String image) throws IOException;

        @Override
        default void close() throws Exception {}
    }

    /** Skips the running test where it is not installed. */
    Client named(String name) throws Exception {
        Path work = Files.createDirectories(folder.resolve(name));
        return switch (name) {
            case "docker" -> docker(work);
            case "podman" -> podman(work);
            case "skopeo" -> skopeo(work);
            case "buildah" -> buildah(work);
            case "oras" -> oras(work);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Client docker(Path work) throws Exception {
        DockerEngine engine = DockerEngine.start(work);
        Command command = engine.docker(Files.createDirectories(work.resolve("config")));
        return new Client() {
            @Override
            public Command.Result login(String user) {
                return command.feed(
                        RunningServer.PASSWORD,
                        engine.client(),
                        "login",
                        "--username=" + user,
                        "--password-stdin",
                        server.address());
            }

            @Override
            public Command.Result pull(String image) {
                String name = server.address() + "/" + image;
                command.run(engine.client(), "rmi", "--force", name); // what is there is only asked about, not pulled
                return command.run(engine.client(), "pull", name);
            }

            @Override
            public void close() throws InterruptedException {
                engine.close();
            }
        };
    }

    private Client podman(Path work) throws IOException {
        Podman podman = Podman.on(server, work);
        Files.writeString(work.resolve("auth.json"), "{}"); // nobody is logged in
        return new Client() {
            @Override
            public Command.Result login(String user) {
                return podman.login(user);
            }

            @Override
            public Command.Result pull(String image) {
                return podman.remote("pull", server.address() + "/" + image);
            }
        };
    }

    private Client skopeo(Path work) {
        Skopeo skopeo = Skopeo.on(server, work);
        return new Client() {
            @Override
            public Command.Result login(String user) throws IOException {
                return skopeo.login(user);
            }

            @Override
            public Command.Result pull(String image) throws IOException {
                List<String> argv = new ArrayList<>(List.of("copy"));
                argv.addAll(server.trust("src-", work));
                argv.add("docker://" + server.address() + "/" + image);
                argv.add("dir:" + Files.createTempDirectory(work, "pulled"));
                return skopeo.run(argv.toArray(String[]::new));
            }
        };
    }

    private Client buildah(Path work) throws IOException {
        Tools.needRoot();
        String buildah = Tools.need("buildah");
        Path storage = Files.writeString(
                work.resolve("storage.conf"), """
                [storage]
                driver = "vfs"
                graphroot = "%s"
                runroot = "%s"
                """.formatted(work.resolve("graph"), work.resolve("run")));
        Command command = Command.in(work)
                .with("CONTAINERS_STORAGE_CONF", storage.toString())
                .with("BUILDAH_ISOLATION", "chroot")
                .with(
                        "REGISTRY_AUTH_FILE",
                        Files.writeString(work.resolve("auth.json"), "{}").toString());
        return new Client() {
            @Override
            public Command.Result login(String user) throws IOException {
                return talk("login", List.of("--username=" + user, "--password-stdin"), server.address());
            }

            @Override
            public Command.Result pull(String image) throws IOException {
                return talk("pull", List.of("--policy=always"), "docker://" + server.address() + "/" + image);
            }

            private Command.Result talk(String verb, List<String> options, String target) throws IOException {
                List<String> argv = new ArrayList<>(List.of(buildah, verb));
                argv.addAll(options);
                argv.addAll(server.trust("", work));
                argv.add(target);
                return command.feed(RunningServer.PASSWORD, argv.toArray(String[]::new));
            }
        };
    }

    private Client oras(Path work) {
        String oras = Tools.need("oras");
        Command command = Command.in(work).with("DOCKER_CONFIG", work.toString());
        return new Client() {
            @Override
            public Command.Result login(String user) {
                return command.feed(
                        RunningServer.PASSWORD,
                        oras,
                        "login",
                        "--plain-http",
                        "--username=" + user,
                        "--password-stdin",
                        server.address());
            }

            @Override
            public Command.Result pull(String image) {
                return command.run(oras, "pull", "--plain-http", server.address() + "/" + image);
            }
        };
    }
}
