// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.client;

import io.jenkins.plugins.trustedregistry.bench.registry.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ready programs that ask for things over and over and cost less than any server: curl for what is large, h2load for what is
 * small, ab for HEAD, which h2load can't. All speak HTTP/1.1 over kept connections (ab: HTTP/1.0 with keep-alive), as docker does.
 * Any answer but a success is an exception.
 */
public final class LoadGenerators {
    private static final Pattern H2LOAD = Pattern.compile("finished in [^,]+, ([0-9.]+) req/s");
    private static final Pattern H2LOAD_GOOD = Pattern.compile("status codes: (\\d+) 2xx");
    private static final Pattern AB = Pattern.compile("Requests per second:\\s+([0-9.]+)");
    private static final Pattern AB_BAD = Pattern.compile("(Failed requests|Non-2xx responses):\\s+([1-9]\\d*)");

    private LoadGenerators() {}

    /** Gets all of these, some at once, and throws the bytes away; the nanoseconds it took. */
    public static long pull(RegistryClient client, List<String> paths, int atOnce) {
        String configuration = paths.stream()
                .map(path -> "url = \"" + client.url(path) + "\"\noutput = /dev/null\n")
                .collect(Collectors.joining());
        String all =
                "silent\nshow-error\nfail-early\nfail\ninsecure\nhttp1.1\nparallel\nparallel-immediate\nparallel-max = "
                        + atOnce + "\n"
                        + client.authorization()
                                .map(value -> "header = \"Authorization: " + value + "\"\n")
                                .orElse("")
                        + configuration;
        long from = System.nanoTime();
        Command.run(List.of("curl", "--config", "-"), all);
        return System.nanoTime() - from;
    }

    /** Requests per second for one path, or for many in turn. */
    public static double get(
            RegistryClient client, List<String> paths, int requests, int clients, Optional<String> accept)
            throws IOException {
        Path list = Files.createTempFile("bench", ".uris");
        try {
            Files.write(
                    list,
                    paths.stream().map(path -> client.url(path).toString()).toList());
            List<String> command = new ArrayList<>(List.of("h2load", "--h1", "-t", "1"));
            command.addAll(List.of("-n", Integer.toString(requests), "-c", Integer.toString(clients)));
            command.addAll(headers(client, accept));
            command.addAll(List.of("-i", list.toString()));
            String output = Command.run(command).output();
            if (!group(H2LOAD_GOOD, output).equals(Integer.toString(requests))) {
                throw new IOException("Not every request got what it asked for: " + output);
            }
            return Double.parseDouble(group(H2LOAD, output));
        } finally {
            Files.delete(list);
        }
    }

    /** HEAD requests per second. */
    public static double head(RegistryClient client, String path, int requests, int clients, Optional<String> accept)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("ab", "-q", "-i", "-k"));
        command.addAll(List.of("-n", Integer.toString(requests), "-c", Integer.toString(clients)));
        command.addAll(headers(client, accept));
        command.add(client.url(path).toString());
        String output = Command.run(command).output();
        if (AB_BAD.matcher(output).find()) {
            throw new IOException("Not every request got what it asked for: " + output);
        }
        return Double.parseDouble(group(AB, output));
    }

    /** The token stands in the arguments because these programs take it nowhere else; it dies with this run. */
    private static List<String> headers(RegistryClient client, Optional<String> accept) {
        List<String> headers = new ArrayList<>();
        client.authorization().ifPresent(value -> headers.addAll(List.of("-H", "Authorization: " + value)));
        accept.ifPresent(type -> headers.addAll(List.of("-H", "Accept: " + type)));
        return headers;
    }

    private static String group(Pattern pattern, String output) throws IOException {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IOException("The load generator said something unexpected: " + output);
        }
        return matcher.group(1);
    }
}
