// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Images to push, made on the spot. */
final class Images {

    private Images() {}

    /** A root file system with nothing but busybox, the smallest that runs. */
    static Path busyboxTar(Path work) throws IOException {
        String busybox = Tools.need("busybox");
        Path root = Files.createDirectories(work.resolve("root/bin"));
        for (String name : new String[] {"busybox", "echo", "sh"}) {
            Files.copy(Path.of(busybox), root.resolve(name));
            root.resolve(name).toFile().setExecutable(true, false);
        }
        Path tar = work.resolve("root.tar");
        Command.in(work)
                .run("tar", "--create", "--file", tar.toString(), "--directory", "root", ".")
                .succeeded();
        return tar;
    }

    static void importBusybox(DockerEngine engine, Path work, String image) throws IOException {
        engine.docker(work)
                .run(engine.client(), "import", busyboxTar(work).toString(), image)
                .succeeded();
    }
}
