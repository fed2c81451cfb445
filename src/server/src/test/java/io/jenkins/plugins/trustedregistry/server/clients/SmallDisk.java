// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes, made for one test. Only root can make one: for others the test is skipped, loudly. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    static SmallDisk of(Path folder, int megabytes) throws IOException {
        Tools.needRoot();
        Files.createDirectories(folder);
        Command.in(folder.getParent())
                .run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())
                .succeeded();
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Takes all space but so many bytes. */
    void fill(int left) throws IOException {
        long room = Files.getFileStore(folder).getUsableSpace() - left;
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (long taken = 0; taken < room; taken += BLOCK) {
                out.write(new byte[BLOCK]);
            }
        }
    }

    void makeSpace() throws IOException {
        Files.delete(ballast);
    }

    @Override
    public void close() {
        // Lazily: a process that was killed may not be quite gone.
        Command.in(folder.getParent())
                .run("umount", "--lazy", folder.toString())
                .succeeded();
    }
}
