// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out where a request comes from and how the client addressed the registry, believing only listed proxies.
 *
 * <p>The chain of addresses is walked from the connection outwards for as long as each hop is a listed proxy; the first that is
 * not is the client. Scheme and host are those that the outermost listed proxy reported.
 */
final class Forwarding {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    /** A client's address in digits, and scheme, host and port by which it reached the registry. */
    record Origin(String address, String baseUrl) {}

    /** What a proxy says about the connection it took; empty where it says nothing. */
    private record Hop(String client, String scheme, String host, String port) {}

    private final Optional<String> publicAddress;
    private final List<AddressRange> trusted;

    Forwarding(Optional<String> publicAddress, List<AddressRange> trusted) {
        this.publicAddress = publicAddress;
        this.trusted = List.copyOf(trusted);
    }

    /**
     * @param connected the address at the other end of the connection
     * @param scheme of the connection
     * @param authority the Host header, or what stands for it in HTTP/2
     * @throws RegistryException with status 400 when the authority is none
     */
    Origin origin(InetAddress connected, String scheme, String authority, Headers headers) {
        InetAddress client = connected;
        String base = scheme + "://" + authority;
        if (isTrusted(client)) {
            String believedScheme = scheme;
            String believedHost = authority;
            String believedPort = "";
            for (Hop hop : hops(headers)) {
                believedScheme = hop.scheme().isEmpty() ? believedScheme : scheme(hop.scheme());
                believedHost = hop.host().isEmpty() ? believedHost : hop.host();
                believedPort = hop.port().isEmpty() ? believedPort : hop.port();
                Optional<InetAddress> next = clientOf(hop);
                if (next.isEmpty()) {
                    break; // "unknown", a hidden name, or nothing: this proxy is the last that is known
                }
                client = next.get();
                if (!isTrusted(client)) {
                    break;
                }
            }
            base = believedScheme + "://" + withPort(believedHost, believedPort, believedScheme);
        }
        return new Origin(client.getHostAddress(), publicAddress.isPresent() ? publicAddress.get() : checked(base));
    }

    /** Some proxies say the port by itself. One that stands with the host counts more, and the usual one is not written. */
    private static String withPort(String host, String port, String scheme) {
        boolean said = host.lastIndexOf(':') > host.lastIndexOf(']');
        boolean usual = port.equals(scheme.equals("https") ? "443" : "80");
        return said || usual || port.isEmpty() ? host : host + ":" + port;
    }

    private static String checked(String base) {
        String authority = base.substring(base.indexOf("://") + 3);
        if (!AUTHORITY.matcher(authority).matches()) {
            throw refused("The Host header '" + Shown.of(authority) + "' is no host name. Send host or host:port.");
        }
        return base;
    }

    private boolean isTrusted(InetAddress address) {
        for (AddressRange range : trusted) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<InetAddress> clientOf(Hop hop) {
        try {
            return Optional.of(AddressRange.address(withoutPort(hop.client())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String withoutPort(String node) {
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            return end < 0 ? "" : node.substring(1, end);
        }
        int colon = node.indexOf(':');
        return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
    }

    private static String scheme(String text) {
        String scheme = text.toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("The proxy forwarded the scheme '" + Shown.of(text) + "'. It must say http or https.");
        }
        return scheme;
    }

    private static RegistryException refused(String message) {
        return new RegistryException(ErrorCode.UNSUPPORTED, 400, message, Map.of());
    }

    /** The nearest hop first. */
    private static List<Hop> hops(Headers headers) {
        List<String> clients = values(headers, "X-Forwarded-For");
        List<String> forwarded = values(headers, "Forwarded");
        if (clients.isEmpty() && !forwarded.isEmpty()) {
            return forwarded.stream().map(Forwarding::element).toList();
        }
        List<String> schemes = values(headers, "X-Forwarded-Proto");
        List<String> hosts = values(headers, "X-Forwarded-Host");
        List<String> ports = values(headers, "X-Forwarded-Port");
        List<Hop> hops = new ArrayList<>();
        int count = Math.max(clients.size(), Math.max(schemes.size(), hosts.size()) > 0 ? 1 : 0);
        for (int i = 0; i < count; i++) {
            hops.add(new Hop(at(clients, i), at(schemes, i), at(hosts, i), at(ports, i)));
        }
        return hops;
    }

    private static String at(List<String> values, int index) {
        return index < values.size() ? values.get(index) : "";
    }

    /** All comma-separated values of a header, the last one first. */
    private static List<String> values(Headers headers, String name) {
        List<String> values = new ArrayList<>();
        for (String line : headers.all(name)) {
            for (String value : line.split(",")) {
                if (!value.isBlank()) {
                    values.add(value.trim());
                }
            }
        }
        Collections.reverse(values);
        return values;
    }

    /** One element of RFC 7239. Quoted values hold no comma or semicolon in what we read, so cutting there is enough. */
    private static Hop element(String text) {
        String client = "";
        String scheme = "";
        String host = "";
        for (String pair : text.split(";")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).trim().toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : pair.substring(equals + 1).trim().replace("\"", "");
            switch (name) {
                case "for" -> client = value;
                case "proto" -> scheme = value;
                case "host" -> host = value;
                default -> {}
            }
        }
        return new Hop(client, scheme, host, "");
    }
}
