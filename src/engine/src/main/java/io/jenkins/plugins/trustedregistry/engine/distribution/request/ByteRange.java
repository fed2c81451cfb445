// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.request;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a blob that a Range header asks for (RFC 9110, section 14). Only a single range is understood; a header of several,
 * or of another unit, is passed over as the RFC allows, and the whole blob is sent.
 */
public record ByteRange(long first, long last) {
    private static final Pattern GRAMMAR = Pattern.compile("(?i:bytes)=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /**
     * The range of a header on a blob of {@code size} bytes; empty when the header is passed over.
     *
     * @throws RegistryException status 416 when no byte of the blob lies in the range
     */
    public static Optional<ByteRange> of(String header, long size) {
        Matcher matcher = GRAMMAR.matcher(header.strip());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        ByteRange range = matcher.group(1).isEmpty()
                ? suffix(Long.parseLong(matcher.group(2)), size)
                : from(Long.parseLong(matcher.group(1)), matcher.group(2), size);
        if (range.first >= size || range.last < range.first) {
            throw new RegistryException(
                    ErrorCode.SIZE_INVALID,
                    416,
                    "The blob has " + size + " bytes, and none of them lies in the range that was asked for.",
                    Map.of("size", size));
        }
        return Optional.of(range);
    }

    private static ByteRange suffix(long length, long size) {
        return new ByteRange(Math.max(0, size - length), size - 1);
    }

    private static ByteRange from(long first, String last, long size) {
        return new ByteRange(first, last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1));
    }

    public long length() {
        return last - first + 1;
    }

    /** As Content-Range says it. */
    public String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
