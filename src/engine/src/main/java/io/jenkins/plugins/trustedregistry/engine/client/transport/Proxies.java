// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to the network, as docker and curl find it: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, in upper or lower
 * case. Without them, Java's own settings hold. This machine itself is never asked for through a proxy.
 */
public final class Proxies {
    private final Optional<URI> https;
    private final Optional<URI> http;
    private final List<String> directly;

    private Proxies(Optional<URI> https, Optional<URI> http, List<String> directly) {
        this.https = https;
        this.http = http;
        this.directly = List.copyOf(directly);
    }

    /** @throws ClientException when a variable holds no address of a proxy */
    public static Proxies of(Map<String, String> environment) throws ClientException {
        List<String> directly = new ArrayList<>();
        for (String each : variable(environment, "NO_PROXY").split(",")) {
            if (!each.isBlank()) {
                directly.add(each.strip().toLowerCase(Locale.ROOT));
            }
        }
        return new Proxies(proxy(environment, "HTTPS_PROXY"), proxy(environment, "HTTP_PROXY"), directly);
    }

    /** Java's own settings. */
    public static Proxies none() {
        return new Proxies(Optional.empty(), Optional.empty(), List.of());
    }

    private static Optional<URI> proxy(Map<String, String> environment, String name) throws ClientException {
        String value = variable(environment, name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if (uri.getHost() != null) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException e) {
            // worded below, without the value, which may hold a password
        }
        throw new ClientException(
                "The variable " + name + " holds no address of a proxy. Write http://HOST:PORT, or unset it.");
    }

    private static String variable(Map<String, String> environment, String name) {
        String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        return lower.isBlank() ? environment.getOrDefault(name, "").strip() : lower.strip();
    }

    ProxySelector selector() {
        if (https.isEmpty() && http.isEmpty()) {
            return Optional.ofNullable(ProxySelector.getDefault()).orElseGet(Chosen::new);
        }
        return new Chosen();
    }

    /** What a proxy of the environment asks for, if a login stands in its address. */
    Optional<Authenticator> login() {
        return https.or(() -> http).map(URI::getUserInfo).map(info -> {
            int colon = info.indexOf(':');
            String user = colon < 0 ? info : info.substring(0, colon);
            char[] secret = (colon < 0 ? "" : info.substring(colon + 1)).toCharArray();
            return new Authenticator() {
                @Override
                protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                    return getRequestorType() == RequestorType.PROXY ? new PasswordAuthentication(user, secret) : null;
                }
            };
        });
    }

    Optional<URI> proxyFor(URI target) {
        String host = String.valueOf(target.getHost()).toLowerCase(Locale.ROOT);
        if (RegistryUrl.isLoopback(host) || isDirect(host, target.getPort())) {
            return Optional.empty();
        }
        return "https".equalsIgnoreCase(target.getScheme()) ? https : http;
    }

    private boolean isDirect(String host, int port) {
        for (String each : directly) {
            String bare = each.startsWith("*.") ? each.substring(2) : each.startsWith(".") ? each.substring(1) : each;
            if (each.equals("*")
                    || host.equals(bare)
                    || host.endsWith("." + bare)
                    || (host + ":" + port).equals(each)) {
                return true;
            }
        }
        return false;
    }

    private final class Chosen extends ProxySelector {
        @Override
        public List<Proxy> select(URI target) {
            return List.of(proxyFor(target)
                    .map(proxy -> new Proxy(
                            Proxy.Type.HTTP,
                            InetSocketAddress.createUnresolved(
                                    proxy.getHost(), proxy.getPort() < 0 ? 3128 : proxy.getPort())))
                    .orElse(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
            // whoever asked hears of it by the exception
        }
    }
}
