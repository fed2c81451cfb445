// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

/** Numbers of any length as they stand in a text: build dates and hashes are longer than a {@code long}. */
final class Digits {
    private Digits() {}

    static boolean is(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether it is one number and nothing else. */
    static boolean all(String text) {
        return !text.isEmpty() && end(text, 0) == text.length();
    }

    /** Behind the last digit from here on. */
    static int end(String text, int from) {
        int at = from;
        while (at < text.length() && is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static int compare(String one, String other) {
        return compare(one, 0, one.length(), other, 0, other.length());
    }

    /** By value, leading zeros do not count; an empty part is zero. */
    static int compare(String one, int from, int to, String other, int otherFrom, int otherTo) {
        int a = withoutZeros(one, from, to);
        int b = withoutZeros(other, otherFrom, otherTo);
        if (to - a != otherTo - b) {
            return Integer.compare(to - a, otherTo - b);
        }
        while (a < to) {
            int difference = one.charAt(a++) - other.charAt(b++);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int withoutZeros(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }
}
