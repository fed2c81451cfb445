// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A small disk made for one test and mounted on a folder. Only root can make one: for others the test is skipped, and says so. */
public final class TestDisk implements AutoCloseable {
    private final Path folder;

    private TestDisk(Path folder) {
        this.folder = folder;
    }

    /** A disk in memory with room for so many bytes and so many files and folders. */
    public static TestDisk inMemory(Path folder, int bytes, int inodes) throws IOException {
        return mount(folder, "-t", "tmpfs", "-o", "size=" + bytes + ",nr_inodes=" + inodes, "tmpfs");
    }

    /** A new ext4 file system in a file; it writes nothing of its own accord for ten minutes, only what is synced. */
    static TestDisk inFile(Path image, Path folder) throws IOException {
        return inFile(image, 32 << 20, folder);
    }

    /** The same in a size; the image takes only as much room as was written. */
    public static TestDisk inFile(Path image, int bytes, Path folder) throws IOException {
        try (var file = Files.newByteChannel(image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.position(bytes - 1);
            file.write(ByteBuffer.allocate(1));
        }
        assume("mkfs.ext4 for a disk of the test's own", run("mkfs.ext4", "-q", "-F", image.toString()));
        return existing(image, folder);
    }

    /** An image that has a file system already, for instance a copy of one that is in use. */
    static TestDisk existing(Path image, Path folder) throws IOException {
        return mount(folder, "-o", "loop,commit=600", image.toString());
    }

    private static TestDisk mount(Path folder, String... what) throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(what));
        command.add(folder.toString());
        assume("the right to mount a disk of its own", run(command.toArray(String[]::new)));
        return new TestDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    void makeReadOnly() throws IOException {
        assume("the right to make its disk read-only", run("mount", "-o", "remount,ro", folder.toString()));
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", folder.toString())) {
            throw new IOException("The test's disk at " + folder + " could not be unmounted");
        }
    }

    private static void assume(String need, boolean given) {
        if (!given) {
            System.err.println("SKIPPED, nothing was proven: this test needs " + need + " (run it as root).");
            Assumptions.abort("needs " + need + " (run it as root)");
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
            if (!done) {
                System.err.println(String.join(" ", command) + ": " + output.strip());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (IOException e) {
            return false; // no such command here
        }
    }
}
