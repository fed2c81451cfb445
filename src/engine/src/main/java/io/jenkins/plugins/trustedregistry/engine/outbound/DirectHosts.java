// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import io.jenkins.plugins.trustedregistry.engine.http.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hosts that are called without the web proxy. A name covers what is below it; an address or a range covers targets that are written
 * as addresses, because no name is looked up for this.
 */
public final class DirectHosts {
    static final DirectHosts NONE = new DirectHosts(List.of(), List.of());

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");

    private final List<String> names;
    private final List<AddressRange> ranges;

    private DirectHosts(List<String> names, List<AddressRange> ranges) {
        this.names = List.copyOf(names);
        this.ranges = List.copyOf(ranges);
    }

    /** @throws IllegalArgumentException with a sentence when one is neither a name nor an address */
    static DirectHosts of(List<String> texts) {
        List<String> names = new ArrayList<>();
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : texts) {
            String entry = text.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
            if (entry.contains("/") || LITERAL.matcher(entry).matches()) {
                ranges.add(AddressRange.parse(entry));
            } else if (NAME.matcher(entry).matches()) {
                names.add(entry);
            } else {
                throw new IllegalArgumentException("noProxy '" + text
                        + "' is neither a host name, an address nor a range: write example.com or 10.0.0.0/8.");
            }
        }
        return new DirectHosts(names, ranges);
    }

    boolean has(String host) {
        String bare = bare(host);
        return names.stream().anyMatch(name -> bare.equals(name) || bare.endsWith("." + name))
                || (LITERAL.matcher(bare).matches() && ranges.stream().anyMatch(range -> contains(range, bare)));
    }

    private static boolean contains(AddressRange range, String literal) {
        try {
            return range.contains(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return false; // digits that are no address
        }
    }

    private static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectHosts hosts && names.equals(hosts.names) && ranges.equals(hosts.ranges);
    }

    @Override
    public int hashCode() {
        return names.hashCode() * 31 + ranges.hashCode();
    }

    @Override
    public String toString() {
        return names + " " + ranges;
    }
}
