// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The TCP ports that a process listens at, as Linux tells it. */
final class OpenPorts {
    private static final Pattern SOCKET = Pattern.compile("socket:\\[([0-9]+)]");
    /** Of a line: the local port in hexadecimal digits, the state, the inode. */
    private static final Pattern LINE = Pattern.compile(
            "\\s*[0-9]+: [0-9A-F]+:([0-9A-F]{4}) \\S+ ([0-9A-F]{2}) \\S+ \\S+ \\S+\\s+\\S+\\s+\\S+ ([0-9]+) .*");

    private static final String LISTENS = "0A";

    private OpenPorts() {}

    static boolean areKnown() {
        return Files.isReadable(Path.of("/proc/net/tcp"));
    }

    static Set<Integer> of(ProcessHandle process) throws IOException {
        Set<String> sockets = sockets(Path.of("/proc", String.valueOf(process.pid()), "fd"));
        Set<Integer> ports = new TreeSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.isReadable(Path.of(table))) {
                for (String line : Files.readAllLines(Path.of(table))) {
                    Matcher parts = LINE.matcher(line);
                    if (parts.matches() && parts.group(2).equals(LISTENS) && sockets.contains(parts.group(3))) {
                        ports.add(Integer.parseInt(parts.group(1), 16));
                    }
                }
            }
        }
        return ports;
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> all = Files.list(descriptors)) {
            for (Path each : all.toList()) {
                Matcher socket = SOCKET.matcher(target(each));
                if (socket.matches()) {
                    sockets.add(socket.group(1));
                }
            }
        }
        return sockets;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }
}
