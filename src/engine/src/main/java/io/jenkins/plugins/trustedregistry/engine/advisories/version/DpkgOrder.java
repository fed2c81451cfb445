// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

/** Debian policy 5.6.12: {@code [epoch:]upstream[-revision]}. */
final class DpkgOrder implements VersionOrder {

    @Override
    public boolean accepts(String version) {
        if (version.isEmpty() || version.length() > LONGEST) {
            return false;
        }
        int colon = version.indexOf(':');
        if (colon >= 0 && (colon == 0 || colon == version.length() - 1 || Digits.end(version, 0) != colon)) {
            return false;
        }
        for (int i = 0; i < version.length(); i++) {
            char c = version.charAt(i);
            if (!Digits.is(c) && !Digits.isLetter(c) && ".+-~:_".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compare(String one, String other) {
        int a = Math.max(one.indexOf(':'), 0);
        int b = Math.max(other.indexOf(':'), 0);
        int epoch = Digits.compare(one, 0, a, other, 0, b);
        if (epoch != 0) {
            return epoch;
        }
        int dashA = dash(one);
        int dashB = dash(other);
        int upstream = part(one, begin(one, a), dashA, other, begin(other, b), dashB);
        return upstream != 0
                ? upstream
                : part(
                        one,
                        Math.min(dashA + 1, one.length()),
                        one.length(),
                        other,
                        Math.min(dashB + 1, other.length()),
                        other.length());
    }

    private static int begin(String version, int colon) {
        return version.charAt(colon) == ':' ? colon + 1 : colon;
    }

    private static int dash(String version) {
        int dash = version.lastIndexOf('-');
        return dash < 0 ? version.length() : dash;
    }

    /** Texts and numbers in turn; in a text {@code ~} stands before its end, its end before letters, letters before all else. */
    private static int part(String one, int a, int aEnd, String other, int b, int bEnd) {
        int i = a;
        int j = b;
        while (i < aEnd || j < bEnd) {
            while ((i < aEnd && !Digits.is(one.charAt(i))) || (j < bEnd && !Digits.is(other.charAt(j)))) {
                int difference = weight(one, i, aEnd) - weight(other, j, bEnd);
                if (difference != 0) {
                    return difference;
                }
                i++;
                j++;
            }
            int iNumber = Math.min(Digits.end(one, i), aEnd);
            int jNumber = Math.min(Digits.end(other, j), bEnd);
            int number = Digits.compare(one, i, iNumber, other, j, jNumber);
            if (number != 0) {
                return number;
            }
            i = iNumber;
            j = jNumber;
        }
        return 0;
    }

    private static int weight(String text, int at, int end) {
        if (at >= end || Digits.is(text.charAt(at))) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '~') {
            return -1;
        }
        return Digits.isLetter(c) ? c : c + 256;
    }
}
