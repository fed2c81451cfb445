// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to listen, as the command line says it: {@code HOST:PORT}, an IPv6 address in brackets; port 0 is a free one. */
public record ListenAddress(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)]|([^:\\[\\]/\\s]+)):(\\d{1,5})");

    /** @throws IllegalArgumentException with a sentence */
    public static ListenAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw invalid(text);
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port > 65_535) {
            throw invalid(text);
        }
        return new ListenAddress(matcher.group(1) != null ? matcher.group(1) : matcher.group(2), port);
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException("'" + Shown.of(text)
                + "' is not an address to listen on: write HOST:PORT, for instance 127.0.0.1:5000 or [::1]:5000.");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
