// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import io.jenkins.plugins.trustedregistry.engine.http.AddressRange;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which servers may be called: those with a public address, and of the own network what an administrator has named. Everything else
 * that is loopback, private, link-local (where clouds hand out credentials), shared (carrier-grade NAT), multicast or reserved is
 * refused.
 */
public final class TargetRules {
    private static final List<AddressRange> NOT_PUBLIC = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // of what 2000::/3 holds: Teredo and its kin, documentation, 6to4
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");
    /** Of IPv6 only this is given out for public use; IPv4 in IPv6 clothes (NAT64, mapped, compatible) lies outside. */
    private static final AddressRange PUBLIC_IPV6 = AddressRange.parse("2000::/3");

    private static final Pattern HOST =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");

    // Only what can't be a host name, because InetAddress would look that up.
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+]");

    private final boolean allowHttp;
    private final List<AddressRange> allowedRanges = new ArrayList<>();
    private final List<String> allowedHosts = new ArrayList<>();

    /**
     * @param allowHttp whether a target may be without TLS
     * @param allowed addresses, ranges and host names of the own network that may be called
     * @throws IllegalArgumentException with a sentence when one of these is none
     */
    public TargetRules(boolean allowHttp, List<String> allowed) {
        this.allowHttp = allowHttp;
        for (String text : allowed) {
            String entry = text.toLowerCase(Locale.ROOT);
            boolean range = entry.contains("/") || entry.contains(":") || entry.matches("[0-9.]+");
            if (range) {
                allowedRanges.add(AddressRange.parse(entry));
            } else if (HOST.matcher(entry).matches()) {
                allowedHosts.add(entry);
            } else {
                throw new IllegalArgumentException("'" + text
                        + "' is neither an address, a range nor a host name: write 10.0.0.0/8 or ci.example.com.");
            }
        }
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }

    /** Why this address can't be a target, as far as it tells without asking a name service; empty when it can. */
    public Optional<String> refusal(URI target) {
        String scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
        if (target.getHost() == null || (!scheme.equals("https") && !scheme.equals("http"))) {
            return Optional.of("The target is not an address on the web: write https://host/path.");
        }
        if (target.getRawUserInfo() != null || target.getRawFragment() != null) {
            return Optional.of(
                    "The target must not hold a user name, a password or a fragment: what proves that a call is the"
                            + " registry's is its signature.");
        }
        if (scheme.equals("http") && !allowHttp) {
            return Optional.of(
                    "The target is without TLS: use https, or have an administrator allow http in the settings.");
        }
        return literal(target.getHost())
                .filter(address -> !allows(bare(target.getHost()), address))
                .map(address -> RefusedTargetException.sentence(bare(target.getHost()), List.of(address)));
    }

    /** An address that stands there as a number. */
    private static Optional<InetAddress> literal(String host) {
        if (!LITERAL.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Of a host's addresses those that may be called. */
    List<InetAddress> allowed(String host, List<InetAddress> addresses) {
        return addresses.stream().filter(address -> allows(host, address)).toList();
    }

    boolean allows(String host, InetAddress address) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT))
                || allowedRanges.stream().anyMatch(range -> range.contains(address))
                || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        boolean ipv6 = address.getAddress().length == 16;
        return (!ipv6 || PUBLIC_IPV6.contains(address))
                && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }
}
