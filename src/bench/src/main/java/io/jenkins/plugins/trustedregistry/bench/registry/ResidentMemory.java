// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory a process had resident, as Linux counts it (VmHWM). */
public final class ResidentMemory {
    private static final String RESET_PEAK = "5";
    private static final String LINE = "VmHWM:";
    private static final long KIB = 1024;

    private ResidentMemory() {}

    /** From now on the peak is a new one. */
    public static void reset(ProcessHandle process) throws IOException {
        Files.writeString(Path.of("/proc", Long.toString(process.pid()), "clear_refs"), RESET_PEAK);
    }

    /** In bytes. */
    public static long peak(ProcessHandle process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith(LINE)) {
                return KIB * Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("This system does not tell a process' peak memory");
    }
}
