// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * An IP address or a range of them, {@code 10.1.2.3}, {@code 10.0.0.0/8} or {@code fd00::/8}. Never asks a name service.
 *
 * @param prefix how many leading bits of the address must agree
 */
public record AddressRange(InetAddress address, int prefix) {
    // Only what can't be a host name, because InetAddress would look that up.
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    public AddressRange {
        if (prefix < 0 || prefix > 8 * address.getAddress().length) {
            throw new IllegalArgumentException(
                    "An address range has a prefix of 0 to 32 bits (IPv6: 128), not " + prefix);
        }
    }

    /** @throws IllegalArgumentException with a sentence that says what is allowed */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
        try {
            int bits = slash < 0 ? 8 * address.getAddress().length : Integer.parseInt(text.substring(slash + 1));
            return new AddressRange(address, bits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no address range: write 10.0.0.0/8 or fd00::/8.", e);
        }
    }

    /** An address written in digits; a zone ({@code %eth0}) is cut off, and an IPv4 address mapped into IPv6 is an IPv4 one. */
    static InetAddress address(String text) {
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        if (LITERAL.matcher(bare).matches()) {
            try {
                return InetAddress.getByName(bare);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("'" + text + "' is no IP address: write 10.1.2.3 or fd00::1.", e);
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no IP address: write 10.1.2.3 or fd00::1.");
    }

    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        int whole = prefix / 8;
        if (mine.length != theirs.length || Arrays.mismatch(mine, 0, whole, theirs, 0, whole) >= 0) {
            return false;
        }
        int rest = prefix % 8;
        return rest == 0 || (mine[whole] ^ theirs[whole]) >> (8 - rest) == 0;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
