// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A registry that is measured: a process of its own on this machine, over a folder of its own. */
public interface BenchedRegistry extends AutoCloseable {

    /** Short, and the same in every round: the head of a column. */
    String name();

    /** What the program says of itself. */
    String version();

    /** Starts on the folder as it is; returns after the first answer. The nanoseconds from the start of the process to that. */
    long start() throws IOException, InterruptedException;

    /** Asks it to end and waits. Does nothing when it is not running. */
    void stop() throws InterruptedException;

    /** The address without a path. */
    URI url();

    /** The process; only while it runs. */
    ProcessHandle process();

    /** Everything it keeps on the disk. */
    Path folder();

    /** User and password of somebody who may do everything, where the registry asks who is calling. */
    Optional<Login> login();

    /** The certificate authority in PEM that signed what it shows; empty without TLS. */
    Optional<Path> authority();

    /**
     * Removes the bytes of everything that nothing refers to; the nanoseconds it took. Whatever the registry needs for that (to be
     * stopped, say) is done here, and counted.
     */
    long collect() throws IOException, InterruptedException;

    /** The bytes in the process's own heap, where it can be asked; the most that was seen since the last call of this. */
    default Optional<Long> peakHeap() throws IOException {
        return Optional.empty();
    }

    /** Puts images into the folder without the registry. */
    Planter planter();

    @Override
    void close() throws InterruptedException;
}
