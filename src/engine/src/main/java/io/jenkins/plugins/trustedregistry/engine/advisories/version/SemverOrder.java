// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Semantic Versioning 2.0.0, as it is met: with {@code v} or {@code go} before it, with fewer numbers (the missing ones are zero) or
 * more than three, and with a pre-release that is not set off by a dash ({@code 1.21rc1}). Build metadata does not count.
 */
final class SemverOrder implements VersionOrder {
    private static final Pattern PARTS = Pattern.compile("(?:v|V|go|=)?([0-9]++(?:\\.[0-9]++)*+)\\.?"
            + "(?:-?+([0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+))?+(?:\\+[!-~]*+)?");

    private final boolean ignoringCase;

    /** @param ignoringCase whether letters of a pre-release are the same in both sizes, as NuGet takes them */
    SemverOrder(boolean ignoringCase) {
        this.ignoringCase = ignoringCase;
    }

    @Override
    public boolean accepts(String version) {
        return Numbered.is(version)
                || (version.length() <= LONGEST && PARTS.matcher(version).matches());
    }

    @Override
    public int compare(String one, String other) {
        int quick = Numbered.compare(one, other);
        return quick == Numbered.UNDECIDED ? closely(one, other) : quick;
    }

    int closely(String one, String other) {
        Matcher a = parts(one);
        Matcher b = parts(other);
        int numbers = numbers(a.group(1), b.group(1));
        if (numbers != 0) {
            return numbers;
        }
        String pre = a.group(2);
        String otherPre = b.group(2);
        if (pre == null || otherPre == null) {
            return Boolean.compare(pre == null, otherPre == null);
        }
        return identifiers(pre.split("\\.", -1), otherPre.split("\\.", -1));
    }

    private static Matcher parts(String version) {
        Matcher matcher = PARTS.matcher(version);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a semantic version");
        }
        return matcher;
    }

    private static int numbers(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            int iEnd = Digits.end(one, i);
            int jEnd = Digits.end(other, j);
            int difference = Digits.compare(one, i, iEnd, other, j, jEnd);
            if (difference != 0) {
                return difference;
            }
            i = Math.min(iEnd + 1, one.length());
            j = Math.min(jEnd + 1, other.length());
        }
        return 0;
    }

    private int identifiers(String[] one, String[] other) {
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            boolean number = Digits.all(one[i]);
            boolean otherNumber = Digits.all(other[i]);
            if (number != otherNumber) {
                return number ? -1 : 1;
            }
            int difference = number ? Digits.compare(one[i], other[i]) : texts(one[i], other[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.length, other.length);
    }

    private int texts(String one, String other) {
        return ignoringCase ? one.compareToIgnoreCase(other) : one.compareTo(other);
    }
}
