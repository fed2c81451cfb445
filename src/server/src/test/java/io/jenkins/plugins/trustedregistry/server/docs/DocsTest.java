// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.server.clients.DockerEngine;
import io.jenkins.plugins.trustedregistry.server.clients.Images;
import io.jenkins.plugins.trustedregistry.server.clients.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every block of commands in the docs is run as a reader would run it: with the packaged jar, at a terminal, in order, with a real
 * docker. {@link Block} says how a block that can't be is marked.
 */
@Tag("slow")
@Tag("packaged")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class DocsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path JAR = Path.of(System.getProperty("registry.jar", "target/trusted-registry.jar"));
    private static final String PASSWORD = "correct horse battery staple";

    @TempDir
    private Path folder;

    @Test
    void theReadme() throws Exception {
        Person admin = new Person("admin");
        Path clone = Files.createDirectories(folder.resolve("clone"));
        Path built = Files.createDirectories(clone.resolve("src/server/target"));
        Files.copy(jar(), built.resolve("trusted-registry.jar"));
        run(ROOT.resolve("README.md"), admin, clone);
    }

    @Test
    void theUsersGuide() throws Exception {
        Person you = new Person("you").knows("you", PASSWORD);
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("registry.yaml"), """
                jenkins: {securityRealm: {local: {users: [{id: you, password: "%s"}]}}}
                unclassified:
                  trustedRegistry:
                    organizations:
                      - name: technology
                        owners: [user:you]
                        teams: [{name: devs, members: [user:you]}]
                        repositories:
                          - {name: test, visibility: public, grants: [{team: devs, right: read-write}]}
                """.formatted(PASSWORD));
        Block serve =
                block("java -jar trusted-registry.jar serve --home ~/registry --config registry.yaml\n", "is running");
        run(ROOT.resolve("docs/user-guide.md"), you, work, serve);
    }

    @Test
    void theAdministratorsGuide() throws Exception {
        Person admin = new Person("admin");
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("registry.yaml"), """
                unclassified:
                  trustedRegistry:
                    tokens: {lifetimeSeconds: 300}
                """);
        run(ROOT.resolve("docs/administrator-guide.md"), admin, work);
    }

    private static Block block(String commands, String stays) {
        return new Block("before the first block", "sh", commands, Optional.empty(), Optional.of(stays), List.of());
    }

    private void run(Path document, Person person, Path work, Block... before) throws Exception {
        List<Block> blocks =
                Document.blocks(document).stream().filter(Block::isRun).toList();
        assertThat(blocks).isNotEmpty();
        try (Sandbox sandbox = Sandbox.make();
                DockerEngine engine =
                        DockerEngine.startBehind(sandbox.prefix(), Files.createDirectories(folder.resolve("engine")))) {
            Images.importBusybox(engine, Files.createDirectories(folder.resolve("images")), "alpine:latest");
            try (Terminal terminal = new Terminal(sandbox, person, work, environment(engine, work))) {
                for (Block block : before) {
                    terminal.run(block);
                }
                for (Block block : blocks) {
                    terminal.run(block);
                }
            }
        }
    }

    /** A home of their own, and the program where the guides say it is. */
    private Map<String, String> environment(DockerEngine engine, Path work) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path java = Path.of(System.getProperty("java.home"), "bin");
        Path program = programs.resolve("trusted-registry");
        Files.writeString(program, "#!/bin/sh\nexec " + java.resolve("java") + " -jar " + jar() + " \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path here = work.resolve("trusted-registry.jar");
        if (Files.notExists(here)) {
            Files.copy(jar(), here);
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.resolve(".config").toString()); // Java does not look at HOME
        environment.put("PATH", programs + ":" + java + ":" + System.getenv("PATH"));
        environment.put("DOCKER_HOST", engine.host());
        environment.put("REG", "localhost:5000");
        return environment;
    }

    private static Path jar() {
        if (Files.notExists(JAR)) {
            Tools.skip(JAR.toAbsolutePath() + " is not built yet: this runs behind mvn package");
        }
        return JAR.toAbsolutePath().normalize();
    }
}
