// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.path;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Arrays;
import java.util.Map;

/**
 * The path of a request, cut at its slashes and only then decoded, so that an encoded slash is never a separator. Nothing is
 * normalised: a path with dot segments is refused, and one with empty segments matches no route.
 */
public final class RequestPath {
    private static final int LONGEST = 4096;
    private static final int MOST_SEGMENTS = 256;

    private final String[] segments;
    private final boolean slashAtEnd;

    private RequestPath(String[] segments, boolean slashAtEnd) {
        this.segments = segments;
        this.slashAtEnd = slashAtEnd;
    }

    /**
     * @param raw as the client sent it, without query
     * @throws RegistryException NAME_INVALID with status 400, or 414 when it is too long
     */
    public static RequestPath parse(String raw) {
        if (raw.length() > LONGEST) {
            throw refused(414, "The address is longer than " + LONGEST + " characters. Use shorter names.");
        }
        if (!raw.startsWith("/")) {
            throw refused(
                    400, "The address '" + Shown.of(raw) + "' does not begin with a slash. Send an absolute path.");
        }
        int end = raw.length() > 1 && raw.endsWith("/") ? raw.length() - 1 : raw.length();
        String[] segments = raw.length() == 1 ? new String[0] : split(raw, end);
        return new RequestPath(segments, raw.endsWith("/"));
    }

    private static String[] split(String raw, int end) {
        String[] segments = new String[8];
        int count = 0;
        for (int from = 1; from <= end; ) {
            int slash = raw.indexOf('/', from);
            int to = slash < 0 || slash > end ? end : slash;
            if (count == MOST_SEGMENTS) {
                throw refused(414, "The address has more than " + MOST_SEGMENTS + " segments. Use shorter names.");
            }
            if (count == segments.length) {
                segments = Arrays.copyOf(segments, 2 * count);
            }
            segments[count++] = segment(raw.substring(from, to));
            from = to + 1;
        }
        return Arrays.copyOf(segments, count);
    }

    private static String segment(String encoded) {
        String decoded = PercentEncoding.decode(encoded);
        if (isDots(decoded)) {
            throw traversal(encoded);
        }
        if (decoded.indexOf('/') >= 0) {
            for (String piece : decoded.split("/", -1)) {
                if (piece.isEmpty() || isDots(piece)) {
                    throw traversal(encoded);
                }
            }
        }
        return decoded;
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static RegistryException traversal(String segment) {
        return refused(
                400,
                "The address has the segment '" + Shown.of(segment)
                        + "', which names nothing. Write the path without '.', '..' and empty segments.");
    }

    private static RegistryException refused(int status, String message) {
        return new RegistryException(ErrorCode.NAME_INVALID, status, message, Map.of());
    }

    public int length() {
        return segments.length;
    }

    /** A decoded segment; may be empty, and may hold a slash that was sent encoded. */
    public String segment(int index) {
        return segments[index];
    }

    /** The segments from one index to before another, joined by slashes. */
    public String joined(int from, int to) {
        return to - from == 1
                ? segments[from]
                : String.join("/", Arrays.asList(segments).subList(from, to));
    }

    public boolean endsWithSlash() {
        return slashAtEnd;
    }
}
