// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

/** As rpm compares {@code [epoch:]version[-release]}; no epoch is epoch 0, no release stands before any. */
final class RpmOrder implements VersionOrder {
    @Override
    public boolean accepts(String version) {
        int colon = version.indexOf(':');
        if (version.length() > LONGEST || colon == 0 || colon == version.length() - 1 || version.isEmpty()) {
            return false;
        }
        for (int i = 0; i < version.length(); i++) {
            char c = version.charAt(i);
            boolean fits = i < colon ? Digits.is(c) : i == colon || (c >= '!' && c <= '~' && c != ':');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compare(String one, String other) {
        int a = one.indexOf(':');
        int b = other.indexOf(':');
        int epoch = Digits.compare(one, 0, Math.max(a, 0), other, 0, Math.max(b, 0));
        if (epoch != 0) {
            return epoch;
        }
        int dashA = dash(one);
        int dashB = dash(other);
        int version = segments(one.substring(a + 1, dashA), other.substring(b + 1, dashB));
        if (version != 0) {
            return version;
        }
        boolean released = dashA < one.length();
        boolean otherReleased = dashB < other.length();
        if (!released || !otherReleased) {
            return Boolean.compare(released, otherReleased);
        }
        return segments(one.substring(dashA + 1), other.substring(dashB + 1));
    }

    private static int dash(String version) {
        int dash = version.lastIndexOf('-');
        return dash < 0 ? version.length() : dash;
    }

    /** Runs of digits and of letters; {@code ~} stands before the end, {@code ^} behind it; everything else only separates. */
    private static int segments(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            i = skipped(one, i);
            j = skipped(other, j);
            char a = i < one.length() ? one.charAt(i) : 0;
            char b = j < other.length() ? other.charAt(j) : 0;
            if (a == '~' || b == '~') {
                if (a != b) {
                    return a == '~' ? -1 : 1;
                }
                i++;
                j++;
                continue;
            }
            if (a == '^' || b == '^') {
                if (a != b) {
                    return caret(a, b);
                }
                i++;
                j++;
                continue;
            }
            if (a == 0 || b == 0) {
                break;
            }
            boolean number = Digits.is(a);
            if (number != Digits.is(b)) {
                return number ? 1 : -1;
            }
            int iEnd = end(one, i, number);
            int jEnd = end(other, j, number);
            int difference = number
                    ? Digits.compare(one, i, iEnd, other, j, jEnd)
                    : one.substring(i, iEnd).compareTo(other.substring(j, jEnd));
            if (difference != 0) {
                return difference;
            }
            i = iEnd;
            j = jEnd;
        }
        return Boolean.compare(i < one.length(), j < other.length());
    }

    private static int caret(char a, char b) {
        if (a == '^') {
            return b == 0 ? 1 : -1;
        }
        return a == 0 ? -1 : 1;
    }

    private static int skipped(String text, int from) {
        int at = from;
        while (at < text.length() && !isSegment(text.charAt(at)) && text.charAt(at) != '~' && text.charAt(at) != '^') {
            at++;
        }
        return at;
    }

    private static boolean isSegment(char c) {
        return Digits.is(c) || Digits.isLetter(c);
    }

    private static int end(String text, int from, boolean number) {
        if (number) {
            return Digits.end(text, from);
        }
        int at = from;
        while (at < text.length() && Digits.isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
