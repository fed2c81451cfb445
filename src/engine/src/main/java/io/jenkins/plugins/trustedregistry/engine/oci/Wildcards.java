// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

/** Patterns in which {@code *} stands for any number of characters and {@code ?} for one. Upper and lower case differ. */
public final class Wildcards {
    private Wildcards() {}

    /** Goes back to the last star only, so a pattern of many stars costs no more than its length times the text's. */
    public static boolean match(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }
}
