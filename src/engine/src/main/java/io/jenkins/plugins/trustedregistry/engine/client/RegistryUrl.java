// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a registry is. Without TLS only on this machine, unless somebody says that it is meant: a login would cross the network for
 * all to read.
 *
 * @param base scheme, host and port, nothing behind
 */
public record RegistryUrl(URI base) {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
    private static final String HUB = "docker.io";
    private static final String HUB_SERVER = "registry-1.docker.io";

    /**
     * Reads an address with or without a scheme; without one it is https, and http on this machine only when that is said.
     *
     * @param plainHttp whether http may go over the network
     * @throws ClientException with a sentence when it is none, or is http and must not be
     */
    public static RegistryUrl parse(String text, boolean plainHttp) throws ClientException {
        String given = text.strip();
        URI uri;
        try {
            uri = new URI(given.contains("://") ? given : (plainHttp ? "http://" : "https://") + given);
        } catch (URISyntaxException e) {
            throw unreadable(given);
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http")) || uri.getUserInfo() != null) {
            throw unreadable(uri.getUserInfo() == null ? given : host == null ? "" : host);
        }
        if (scheme.equals("http") && !plainHttp && !isLoopback(host)) {
            throw new ClientException(
                    "The registry " + host + " is named with http://, which would send logins unencrypted over the"
                            + " network. Write https://, or allow it with plainHttp: true.");
        }
        String server = host.equals(HUB) || host.equals("index." + HUB) ? HUB_SERVER : host;
        return new RegistryUrl(URI.create(scheme + "://" + server + (uri.getPort() < 0 ? "" : ":" + uri.getPort())));
    }

    private static ClientException unreadable(String given) {
        return new ClientException("'" + Shown.of(given)
                + "' is no address of a registry: write https://HOST or https://HOST:PORT, without a user name.");
    }

    /** Whether a host is this machine itself. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Host, or host:port, as docker writes it. */
    public String name() {
        String name = base.getRawAuthority();
        return name.equals(HUB_SERVER) ? HUB : name;
    }

    /** The address of a path below it. */
    public URI at(String path) {
        return base.resolve(path);
    }

    /** Whether an address is on the same server, so that a login may be shown to it. */
    public boolean covers(URI uri) {
        return base.getScheme().equalsIgnoreCase(uri.getScheme())
                && base.getRawAuthority().equalsIgnoreCase(String.valueOf(uri.getRawAuthority()));
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
