// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A path with placeholders. {@code {name}} stands for one segment without a slash; {@code {name...}} for one or more, as many as
 * the rest of the template leaves, and only there an encoded slash counts as a separator (some clients send a repository's name
 * as one segment). At most two of these, so that the worst path costs little. A template that ends with a slash matches with and
 * without it; one that does not, only without.
 */
public final class PathTemplate {
    private static final int MOST_WIDE = 2;

    /** A literal, or a placeholder for one segment or more. */
    private record Part(String text, boolean placeholder, boolean wide) {}

    private final String text;
    private final Part[] parts;
    private final boolean slashAtEnd;
    private final boolean wide;

    public PathTemplate(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("The template " + text + " does not begin with a slash");
        }
        this.text = text;
        this.slashAtEnd = text.endsWith("/");
        this.parts = parts(text);
        long wideParts = List.of(parts).stream().filter(Part::wide).count();
        if (wideParts > MOST_WIDE) {
            throw new IllegalArgumentException("The template " + text + " has more than two placeholders with ...");
        }
        this.wide = wideParts > 0;
    }

    private static Part[] parts(String template) {
        List<Part> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        String inner = template.substring(1, Math.max(1, template.length() - (template.endsWith("/") ? 1 : 0)));
        for (String segment : inner.isEmpty() ? new String[0] : inner.split("/", -1)) {
            Part part = part(segment);
            if (part.text().isEmpty() || (part.placeholder() && !names.add(part.text()))) {
                throw new IllegalArgumentException(
                        "The template " + template + " has an empty segment or a name twice");
            }
            parts.add(part);
        }
        return parts.toArray(Part[]::new);
    }

    private static Part part(String segment) {
        if (!segment.startsWith("{") || !segment.endsWith("}")) {
            return new Part(segment, false, false);
        }
        String name = segment.substring(1, segment.length() - 1);
        return name.endsWith("...")
                ? new Part(name.substring(0, name.length() - 3), true, true)
                : new Part(name, true, false);
    }

    /** The decoded values of the placeholders, or null when the path is not of this form. */
    @Nullable
    public Map<String, String> match(RequestPath path) {
        boolean longEnough = wide ? path.length() >= parts.length : path.length() == parts.length;
        if (!longEnough || (path.endsWithSlash() && !slashAtEnd)) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        return matches(path, 0, 0, values) ? values : null;
    }

    private boolean matches(RequestPath path, int firstPart, int firstSegment, Map<String, String> values) {
        int at = firstSegment;
        for (int i = firstPart; i < parts.length; i++, at++) {
            Part part = parts[i];
            if (part.wide()) {
                return matchesWide(path, i, at, values);
            }
            if (at == path.length() || !matchesOne(part, path.segment(at), values)) {
                return false;
            }
        }
        return at == path.length();
    }

    private static boolean matchesOne(Part part, String segment, Map<String, String> values) {
        if (!part.placeholder()) {
            return part.text().equals(segment);
        }
        if (segment.isEmpty() || segment.indexOf('/') >= 0) {
            return false;
        }
        values.put(part.text(), segment);
        return true;
    }

    private boolean matchesWide(RequestPath path, int part, int from, Map<String, String> values) {
        int most = path.length() - (parts.length - part - 1);
        for (int i = from; i < most; i++) {
            if (path.segment(i).isEmpty()) {
                most = i;
            }
        }
        for (int to = most; to > from; to--) {
            if (matches(path, part + 1, to, values)) {
                values.put(parts[part].text(), path.joined(from, to));
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
