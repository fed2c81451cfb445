// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

/** Foreign text made safe to repeat in a message: short, and without control characters. */
public final class Shown {
    private static final int MOST = 128;

    private Shown() {}

    /** The text itself when it is short and printable, else a cut and cleaned copy. */
    public static String of(String text) {
        String cut = text.length() > MOST ? text.substring(0, MOST) + "..." : text;
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
