// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/** Where a server is: {@code https://host} or {@code https://host:port}; plain {@code http} only on this machine. */
public record ServerAddress(String url) {

    public ServerAddress {
        String given = url;
        URI uri = parsed(given).orElseThrow(() -> invalid(given));
        if (uri.getScheme().equals("http") && !isThisMachine(uri.getHost())) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "'" + Shown.of(given) + "' is plain HTTP to another machine, where everybody on the way can read"
                            + " passwords: use https.");
        }
        url = uri.getScheme() + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    /** Parses an address; without a scheme it is https. */
    public static ServerAddress parse(String text) {
        return new ServerAddress(text.contains("://") ? text : "https://" + text);
    }

    /** The address of a path on the server. */
    URI at(String path) {
        return URI.create(url + path);
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = String.valueOf(uri.getScheme());
            String path = uri.getRawPath();
            boolean web = scheme.equals("https") || scheme.equals("http");
            boolean bare = path == null || path.isEmpty() || path.equals("/");
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return Optional.of(uri).filter(all -> web && bare && plain && all.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static CommandFailure invalid(String text) {
        return new CommandFailure(
                ExitCode.USAGE,
                "'" + Shown.of(text) + "' is not a server's address: write https://host or https://host:port.");
    }

    @Override
    public String toString() {
        return url;
    }
}
