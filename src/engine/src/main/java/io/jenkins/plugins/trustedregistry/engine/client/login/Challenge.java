// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registry asks for with status 401 (RFC 9110, WWW-Authenticate).
 *
 * @param scheme in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern PART =
            Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]++))");
    private static final Pattern SCHEME = Pattern.compile("\\s*,?\\s*([A-Za-z][A-Za-z0-9-]*)(?=\\s|,|$)(?!\\s*=)");

    Challenge {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(parameters);
        parameters = sorted;
    }

    /** All challenges of the header fields, in order. What can't be read is left out. */
    static List<Challenge> parse(List<String> fields) {
        List<Challenge> found = new ArrayList<>();
        for (String field : fields) {
            int at = 0;
            while (at < field.length()) {
                Matcher scheme = SCHEME.matcher(field).region(at, field.length());
                if (!scheme.lookingAt()) {
                    break;
                }
                Map<String, String> parameters = new TreeMap<>();
                at = parameters(field, scheme.end(), parameters);
                found.add(new Challenge(scheme.group(1).toLowerCase(Locale.ROOT), parameters));
            }
        }
        return found;
    }

    private static int parameters(String field, int from, Map<String, String> into) {
        int at = from;
        while (true) {
            int start = at;
            while (start < field.length() && " ,\t".indexOf(field.charAt(start)) >= 0) {
                start++;
            }
            Matcher part = PART.matcher(field).region(start, field.length());
            if (!part.lookingAt()) {
                return at;
            }
            String quoted = part.group(2);
            into.put(part.group(1), quoted == null ? part.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
            at = part.end();
        }
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
