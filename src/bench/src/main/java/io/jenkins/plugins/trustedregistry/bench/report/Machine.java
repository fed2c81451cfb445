// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.report;

import io.jenkins.plugins.trustedregistry.bench.registry.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all this ran on. */
record Machine(String processor, int cores, String memory, String fileSystem, String kernel, String java) {
    private static final double GIB = 1024 * 1024; // of the KiB that Linux counts in

    static Machine here(Path folder) throws IOException {
        return new Machine(
                first("/proc/cpuinfo", "model name\\s*:\\s*(.+)"),
                Runtime.getRuntime().availableProcessors(),
                "%.0f GiB".formatted(Long.parseLong(first("/proc/meminfo", "MemTotal:\\s*(\\d+)")) / GIB),
                Files.getFileStore(folder).type(),
                Command.run(List.of("uname", "-sr")).output().strip(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    private static String first(String file, String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        return matcher.find() ? matcher.group(1).strip() : "unknown";
    }

    @Override
    public String toString() {
        return processor + ", " + cores + " cores, " + memory + " of memory, " + fileSystem + ", " + kernel + ", "
                + java;
    }
}
