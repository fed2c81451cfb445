// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

/**
 * Versions that are numbers and dots ({@code 4.17.21}), as most are: where two of them differ in a number, every order that is asked
 * here says the same, and saying it takes no regular expression.
 */
final class Numbered {
    /** Have the order itself look. */
    static final int UNDECIDED = 0;

    private Numbered() {}

    /** Whether it is {@code number(.number)*} and not longer than a version may be. */
    static boolean is(String version) {
        int length = version.length();
        if (length == 0 || length > VersionOrder.LONGEST) {
            return false;
        }
        boolean number = false; // whether a digit stands before
        for (int i = 0; i < length; i++) {
            char c = version.charAt(i);
            if (Digits.is(c)) {
                number = true;
            } else if (c == '.' && number) {
                number = false;
            } else {
                return false;
            }
        }
        return number;
    }

    /**
     * Which is older by the first numbers that differ. {@link #UNDECIDED} when all are the same as far as both go, when something else
     * comes first, and at numbers that begin with a zero, which not all orders take for numbers.
     */
    static int compare(String one, String other) {
        int at = 0; // the same in both: as long as all is the same, so are the places
        while (true) {
            int end = Digits.end(one, at);
            int otherEnd = Digits.end(other, at);
            if (!isNumber(one, at, end) || !isNumber(other, at, otherEnd)) {
                return UNDECIDED;
            }
            int difference = Digits.compare(one, at, end, other, at, otherEnd);
            if (difference != 0) {
                return difference;
            }
            if (end == one.length() || otherEnd == other.length()) {
                return UNDECIDED;
            }
            at = end + 1;
        }
    }

    /** Without a zero before it, and with a dot or nothing behind it. */
    private static boolean isNumber(String text, int from, int end) {
        return end > from
                && (end == from + 1 || text.charAt(from) != '0')
                && (end == text.length() || text.charAt(end) == '.');
    }
}
