// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names and addresses a server certificate is for.
 *
 * @param hosts DNS names, lower case, ASCII
 * @param addresses IP addresses, as {@link InetAddress#getHostAddress} writes them
 */
public record ServerNames(Set<String> hosts, Set<String> addresses) {
    private static final int DNS = 2;
    private static final int IP = 7;
    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*");
    // Only what can't be a host name, because InetAddress would look that up.
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    public ServerNames {
        hosts = Collections.unmodifiableSet(new TreeSet<>(hosts));
        addresses = Collections.unmodifiableSet(new TreeSet<>(addresses));
    }

    /**
     * From host names and IP addresses (IPv6 with or without brackets).
     *
     * @throws IllegalArgumentException with a sentence when one is neither
     */
    public static ServerNames of(Collection<String> names) {
        Set<String> hosts = new TreeSet<>();
        Set<String> addresses = new TreeSet<>();
        for (String name : names) {
            String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
            if (LITERAL.matcher(bare).matches()) {
                addresses.add(address(bare));
            } else {
                hosts.add(host(bare));
            }
        }
        return new ServerNames(hosts, addresses);
    }

    /** Those by which a machine reaches itself: localhost, both loopback addresses, and its own host name. */
    public static ServerNames ofThisMachine() {
        ServerNames loopback = of(List.of("localhost", "127.0.0.1", "::1"));
        return hostName().map(loopback::and).orElse(loopback);
    }

    private static Optional<ServerNames> hostName() {
        try {
            return Optional.of(of(List.of(InetAddress.getLocalHost().getHostName())));
        } catch (UnknownHostException | IllegalArgumentException e) {
            return Optional.empty(); // it has no name that a certificate could carry
        }
    }

    /** Those a certificate carries. */
    static ServerNames of(X509Certificate certificate) {
        Set<String> hosts = new TreeSet<>();
        Set<String> addresses = new TreeSet<>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            for (List<?> name : names == null ? List.<List<?>>of() : names) {
                if (name.get(0).equals(DNS)) {
                    hosts.add((String) name.get(1));
                } else if (name.get(0).equals(IP)) {
                    addresses.add(address((String) name.get(1)));
                }
            }
        } catch (CertificateParsingException e) {
            return new ServerNames(Set.of(), Set.of());
        }
        return new ServerNames(hosts, addresses);
    }

    public ServerNames and(ServerNames other) {
        Set<String> moreHosts = new TreeSet<>(hosts);
        moreHosts.addAll(other.hosts);
        Set<String> moreAddresses = new TreeSet<>(addresses);
        moreAddresses.addAll(other.addresses);
        return new ServerNames(moreHosts, moreAddresses);
    }

    private static String address(String literal) {
        try {
            return InetAddress.getByName(literal).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + literal + "' is no IP address: write 10.1.2.3 or fd00::1.", e);
        }
    }

    private static String host(String name) {
        try {
            String ascii = IDN.toASCII(name).toLowerCase(Locale.ROOT);
            if (ascii.length() <= 253 && LABELS.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException e) {
            // said below: the words of IDN are for programmers
        }
        throw new IllegalArgumentException("'" + Shown.of(name)
                + "' is no host name a certificate can be made for: write engine.example.com, or an IP address.");
    }
}
