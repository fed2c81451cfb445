// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As PHP's {@code version_compare} does, without a {@code v} before it. */
final class ComposerOrder implements VersionOrder {
    private static final Pattern ACCEPTED = Pattern.compile("[vV]?[0-9][0-9A-Za-z.+_-]*+");
    private static final Pattern PART = Pattern.compile("[0-9]++|[A-Za-z]++");
    private static final String NUMBER = "#";

    @Override
    public boolean accepts(String version) {
        return version.length() <= LONGEST && ACCEPTED.matcher(version).matches();
    }

    @Override
    public int compare(String one, String other) {
        List<String> a = parts(one);
        List<String> b = parts(other);
        int shared = Math.min(a.size(), b.size());
        for (int i = 0; i < shared; i++) {
            int difference = part(a.get(i), b.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        if (a.size() > shared) {
            return rest(a.get(shared));
        }
        return b.size() > shared ? -rest(b.get(shared)) : 0;
    }

    private static List<String> parts(String version) {
        boolean prefixed = version.charAt(0) == 'v' || version.charAt(0) == 'V';
        Matcher matcher = PART.matcher(prefixed ? version.substring(1) : version);
        List<String> parts = new ArrayList<>();
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }

    private static int part(String one, String other) {
        boolean number = Digits.all(one);
        boolean otherNumber = Digits.all(other);
        if (number && otherNumber) {
            return Digits.compare(one, other);
        }
        return Integer.compare(weight(number ? NUMBER : one), weight(otherNumber ? NUMBER : other));
    }

    /** What one has more than the other, which has ended. */
    private static int rest(String part) {
        return Digits.all(part) ? 1 : Integer.compare(weight(part), weight(NUMBER));
    }

    private static int weight(String word) {
        if (word.startsWith("dev")) {
            return 1;
        }
        if (word.startsWith("a")) {
            return 2;
        }
        if (word.startsWith("b")) {
            return 3;
        }
        if (word.startsWith("RC") || word.startsWith("rc")) {
            return 4;
        }
        if (word.equals(NUMBER)) {
            return 5;
        }
        return word.startsWith("p") ? 6 : 0;
    }
}
